import { readSpokenCode } from '#shared/protocol/order/spoken-code.ts';
import { UNLOCK_DAYS } from '#shared/protocol/order/unlock-request.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { readOrder } from '../../sync/read-order.ts';
import { countyUnlockOf, type PendingRequest, pendingRequest } from '../../store/vault/unlock/unlock-request.ts';

const DAY_MS = 86_400_000;
/** A clock that was set right by a little is no reason to refuse. */
const CLOCK_LEEWAY_MS = 5 * 60_000;

/** A sound answer to the request that waits, not tried yet. */
export type ReadAnswer = { readonly pending: PendingRequest; readonly answer: Uint8Array };

/** UNLOCK_EXPIRED by the clock or by the county's own, UNLOCK_CLOCK. `instants`: ISO 8601 with offset. */
function expiry(at: string, now: string, issuedAt: string | null): Result<null> {
  const madeMs = Date.parse(at);
  const ages = [now, issuedAt ?? now].map((instant) => Date.parse(instant) - madeMs);
  if (Math.max(...ages) > UNLOCK_DAYS * DAY_MS) return fail('UNLOCK_EXPIRED', { at: shown(at), days: UNLOCK_DAYS });
  if (Date.parse(now) < madeMs - CLOCK_LEEWAY_MS) return fail('UNLOCK_CLOCK', { now: shown(now), at: shown(at) });
  return ok(null);
}

const shown = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** Whether the answer to a request may no more be used, by the clock. */
export const isOver = (at: string, now: string): boolean => !expiry(at, now, null).ok;

function readCode(typed: string): Result<Uint8Array> {
  const read = readSpokenCode(typed);
  if (read.ok) return ok(read.secret);
  const { problem } = read;
  return problem.what === 'length'
    ? fail('UNLOCK_CODE_LENGTH', { count: problem.count })
    : fail('UNLOCK_CODE_GROUPS', { groups: problem.groups.join('、') });
}

/**
 * Reads the county's answer, a file or a typed code, against the request that waits. UNLOCK_NOT_READY, UNLOCK_NO_REQUEST,
 * UNLOCK_EXPIRED, UNLOCK_CLOCK; a code: UNLOCK_CODE_LENGTH, UNLOCK_CODE_GROUPS; a file: ORDER_UNREADABLE,
 * ORDER_OTHER_COUNTY, ORDER_ALTERED, ORDER_OTHER_DEVICE, UNLOCK_USED, UNLOCK_OTHER_REQUEST.
 */
export function readAnswer(dataDir: string, text: string, now: string): Result<ReadAnswer> {
  const ready = countyUnlockOf(dataDir);
  if (ready === null) return fail('UNLOCK_NOT_READY');
  const pending = pendingRequest(dataDir);
  if (!text.trimStart().startsWith('{')) {
    if (pending === null) return fail('UNLOCK_NO_REQUEST');
    const held = expiry(pending.request.at, now, null);
    const code = held.ok ? readCode(text) : held;
    return code.ok ? ok({ pending, answer: code.value }) : code;
  }
  const read = readOrder(text, ready);
  if (!read.ok) return read;
  const order = read.value;
  if (order.kind !== 'unlock') return fail('ORDER_UNREADABLE');
  if (order.device !== ready.device) return fail('ORDER_OTHER_DEVICE', { pc: order.township });
  if (ready.spent.includes(order.nonce)) return fail('UNLOCK_USED');
  if (pending === null) return fail('UNLOCK_NO_REQUEST');
  if (pending.request.nonce !== order.nonce) return fail('UNLOCK_OTHER_REQUEST');
  const held = expiry(pending.request.at, now, order.issuedAt);
  const code = held.ok ? readCode(order.code) : held;
  return code.ok ? ok({ pending, answer: code.value }) : code;
}
