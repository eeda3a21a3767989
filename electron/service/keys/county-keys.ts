import type { CountyKey } from '#shared/protocol/county-key.ts';
import { readCountyKey } from '../../sync/read-county-key.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../../store/store-env.ts';

const PRESENT = 'county-key';
const FORMER = 'county-keys-former';

type Settings = Pick<Store, 'setting'>;

function formerTexts({ setting }: Settings): readonly string[] {
  const text = setting.get(FORMER);
  const kept: unknown = text === null ? [] : JSON.parse(text);
  if (!Array.isArray(kept)) throw new Error('Former keys of the county that are no list');
  return kept.map(String);
}

/**
 * The county's keys that later ones were introduced by, newest first. They seal nothing any more; what the county signed with them
 * still counts: receipts of batches that were sealed to them, this PC's registration, a permit.
 */
export const formerCountyKeys = (store: Settings): readonly CountyKey[] =>
  formerTexts(store).flatMap((text) => {
    const read = readCountyKey(text);
    return read.ok ? [read.value] : [];
  });

/** Keeps the present key beside the next one, which it introduced. */
export function keepAsFormer(store: Settings, actor: Actor): void {
  const present = store.setting.get(PRESENT);
  if (present === null) return;
  store.setting.set(actor, FORMER, JSON.stringify([present, ...formerTexts(store)]), '县级更换公钥，旧公钥留作核对');
}

/** Every key whose word counts here: the present one first. */
export const countyKeysOf = (store: Settings, present: CountyKey | null): readonly CountyKey[] =>
  present === null ? [] : [present, ...formerCountyKeys(store)];
