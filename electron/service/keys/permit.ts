import type { CountyKey } from '#shared/protocol/county-key.ts';
import type { SinglePersonOrder } from '#shared/protocol/order/county-order.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { readOrder } from '../../sync/read-order.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../../store/store-env.ts';
import type { Vault } from '../../store/vault/vault.ts';

const PERMIT = 'single-person-permit';

/** What a permit says, and its last day. */
type Permit = { readonly permitNo: string; readonly until: string };

const permitOf = ({ permitNo, until }: SinglePersonOrder): Permit => ({ permitNo, until });

function keptOrder(store: Pick<Store, 'setting'>, county: CountyKey): SinglePersonOrder | null {
  const text = store.setting.get(PERMIT);
  const read = text === null ? null : readOrder(text, county);
  return read?.ok === true && read.value.kind === 'single-person' ? read.value : null;
}

/** The permit that was imported last, run out or not; null when none of these keys of the county signed one. */
export function keptPermit(store: Pick<Store, 'setting'>, keys: readonly CountyKey[]): Permit | null {
  for (const key of keys) {
    const order = keptOrder(store, key);
    if (order !== null) return permitOf(order);
  }
  return null;
}

/**
 * Checks a permit file and keeps it as it is, signature and all. `today`: a day. ORDER_NO_KEY, ORDER_UNREADABLE,
 * ORDER_OTHER_COUNTY, ORDER_ALTERED, ORDER_OTHER_DEVICE, PERMIT_EXPIRED, PERMIT_OLDER.
 */
export function importPermit(
  {
    store,
    vault,
    actor,
  }: { readonly store: Pick<Store, 'setting'>; readonly vault: Pick<Vault, 'deviceId'>; readonly actor: Actor },
  county: CountyKey | null,
  text: string,
  today: string,
): Result<Permit> {
  if (county === null) return fail('ORDER_NO_KEY');
  const read = readOrder(text, county);
  if (!read.ok) return read;
  const order = read.value;
  if (order.kind !== 'single-person') return fail('ORDER_UNREADABLE');
  if (order.device !== vault.deviceId) return fail('ORDER_OTHER_DEVICE', { pc: order.pc });
  if (order.until < today) return fail('PERMIT_EXPIRED', { until: order.until });
  const last = keptOrder(store, county);
  // Else a longer permit that was replaced by a shorter one could be put back.
  if (last !== null && Date.parse(last.issuedAt) > Date.parse(order.issuedAt))
    return fail('PERMIT_OLDER', { permitNo: last.permitNo });
  store.setting.set(actor, PERMIT, text, `导入单人经办授权 ${order.permitNo}，到 ${order.until} 为止`);
  return ok(permitOf(order));
}
