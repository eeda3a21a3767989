import { createHash, hkdfSync } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { UnlockOrder } from '#shared/protocol/order/county-order.ts';
import { SPOKEN_BYTES, writeSpokenCode } from '#shared/protocol/order/spoken-code.ts';
import {
  LONGEST_REQUEST,
  requestBinding,
  secretBinding,
  underMask,
  UNLOCK_DAYS,
  UNLOCK_PURPOSES,
  type UnlockRequest,
  unlockRequestSchema,
} from '#shared/protocol/order/unlock-request.ts';
import { ORDER_FORMAT } from '#shared/protocol/version.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import { openSealed } from './open-sealed.ts';

const DAY_MS = 86_400_000;

/** A request answered, or the sentence why it is not. */
export type Answer =
  | { readonly ok: true; readonly request: UnlockRequest; readonly order: UnlockOrder }
  | { readonly ok: false; readonly why: string };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const refused = (why: string): Answer => ({ ok: false, why });

/** Checks a request and answers it with what opens that PC once. `now`: ISO 8601 with offset. */
export function answerRequest(text: string, secret: CountySecret, now: string): Answer {
  const parsed = text.length > LONGEST_REQUEST ? null : unlockRequestSchema.safeParse(parse(text));
  if (parsed === null || !parsed.success) return refused('这不是解锁申请，或内容不完整。请让乡镇重新发送。');
  const request = parsed.data;
  if (request.countyKey !== secret.keyId)
    return refused(`这份申请是交给另一把县级密钥（编号 ${request.countyKey}）的，当前密钥是 ${secret.keyId}。`);
  const ageMs = Date.parse(now) - Date.parse(request.at);
  if (ageMs > UNLOCK_DAYS * DAY_MS)
    return refused(`申请是 ${request.at} 生成的，已超过 ${UNLOCK_DAYS} 天。请让乡镇核对电脑时间后重新生成。`);
  if (ageMs < -DAY_MS) return refused(`申请写明的时间（${request.at}）还没有到，请让乡镇把电脑时间调对后重新生成。`);
  const { mask: sealedMask, ...unmasked } = request;
  const mask = openSealed(sealedMask, secret, UNLOCK_PURPOSES.mask, requestBinding(unmasked));
  const once = openSealed(request.secret, secret, UNLOCK_PURPOSES.secret, secretBinding(request.device, secret.keyId));
  if (mask === null || once === null) return refused('申请的内容被改动过，打不开。请让乡镇重新生成并原样发送。');
  const requestHash = createHash('sha256').update(canonicalJson(request)).digest();
  const cover = new Uint8Array(hkdfSync('sha256', mask, requestHash, UNLOCK_PURPOSES.code, SPOKEN_BYTES));
  const order: UnlockOrder = {
    format: ORDER_FORMAT,
    kind: 'unlock',
    countyKey: secret.keyId,
    device: request.device,
    issuedAt: now,
    township: request.township,
    nonce: request.nonce,
    code: writeSpokenCode(underMask(once, cover)),
  };
  return { ok: true, request, order };
}
