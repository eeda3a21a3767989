import type { NextKeyView } from '#shared/contract/sync.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { type ReadNextKey, readNextKey } from '../../../sync/county/read-next-key.ts';
import { keepAsFormer } from '../../keys/county-keys.ts';
import type { Open } from '../../session/session-state.ts';
import type { Session } from '../../session/session-type.ts';
import { readEnrolment } from './enrolment.ts';

/** An item's keys, proved by the present ones. NOT_FOUND, NO_COUNTY_KEY, and as `readNextKey`. */
function proved(open: Open, itemId: string): Result<ReadNextKey> {
  const item = open.store.county.item(itemId)?.item;
  if (item?.kind !== 'key') return fail('NOT_FOUND');
  if (open.station.county === null) return fail('NO_COUNTY_KEY');
  return readNextKey(item, open.station.county, readEnrolment(open)?.county ?? null);
}

/** The keys of now and the next ones, for comparing over the telephone. As `proved`. */
export function nextKeyView(open: Open, itemId: string): Result<NextKeyView> {
  const next = proved(open, itemId);
  const { county } = open.station;
  if (!next.ok) return next;
  if (county === null) return fail('NO_COUNTY_KEY');
  const shown = ({ name, keyId, fingerprint }: ReadNextKey['key']) => ({ name, keyId, fingerprint });
  return ok({ present: shown(county), next: shown(next.value.key) });
}

/**
 * Seals to the next keys from now on; those before stay for what they signed. `typed`: the last group of the new fingerprint, as it
 * came over the telephone; `now`: from then on the former keys say nothing new. KEY_WRONG_CODE, and as `proved`.
 */
export function takeNextKey(
  { session, open }: { readonly session: Session; readonly open: Open },
  itemId: string,
  typed: string,
  now: string,
): Result<void> {
  const next = proved(open, itemId);
  if (!next.ok) return next;
  const { key, text } = next.value;
  const digits = typed.normalize('NFKC').replaceAll(/\D/g, '');
  if (digits === '' || digits !== key.fingerprint.split(' ').at(-1)) return fail('KEY_WRONG_CODE');
  keepAsFormer(open.store, open.actor, now);
  session.setCounty(open, key, text);
  open.store.county.settleItem(open.actor, itemId);
  return ok(undefined);
}
