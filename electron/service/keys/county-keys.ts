import type { CountyKey } from '#shared/protocol/county-key.ts';
import { readCountyKey } from '../../sync/read-county-key.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../../store/store-env.ts';

const PRESENT = 'county-key';
const FORMER = 'county-keys-former';

type Settings = Pick<Store, 'setting'>;

/** A county key that a later one was introduced by. `until`: when this PC took the later one; null: nobody kept it (first release). */
export type FormerKey = CountyKey & { readonly until: string | null };

type Kept = { readonly text: string; readonly until: string | null };

function keptFormer({ setting }: Settings): readonly Kept[] {
  const text = setting.get(FORMER);
  const kept: unknown = text === null ? [] : JSON.parse(text);
  if (!Array.isArray(kept)) throw new Error('Former keys of the county that are no list');
  return kept.map((one: unknown): Kept => {
    // The first release kept the key file alone.
    if (typeof one !== 'object' || one === null) return { text: String(one), until: null };
    const until: unknown = Reflect.get(one, 'until');
    return { text: String(Reflect.get(one, 'text')), until: typeof until === 'string' ? until : null };
  });
}

/**
 * The county's keys that later ones were introduced by, newest first. They seal nothing any more; what the county signed with them
 * before the turn still counts: receipts of batches that were sealed to them, this PC's registration, a permit.
 */
export const formerCountyKeys = (store: Settings): readonly FormerKey[] =>
  keptFormer(store).flatMap(({ text, until }) => {
    const read = readCountyKey(text);
    return read.ok ? [{ ...read.value, until }] : [];
  });

/** Keeps the present key beside the next one, which it introduced. */
export function keepAsFormer(store: Settings, actor: Actor, until: string): void {
  const present = store.setting.get(PRESENT);
  if (present === null) return;
  const kept: readonly Kept[] = [{ text: present, until }, ...keptFormer(store)];
  store.setting.set(actor, FORMER, JSON.stringify(kept), '县级更换公钥，旧公钥留作核对');
}

/** Every key whose word counts here: the present one first. */
export const countyKeysOf = (store: Settings, present: CountyKey | null): readonly CountyKey[] =>
  present === null ? [] : [present, ...formerCountyKeys(store)];
