import { canonicalJson } from '#shared/canonical-json.ts';
import { SPOKEN_BYTES } from '#shared/protocol/order/spoken-code.ts';
import { underMask, UNLOCK_PURPOSES } from '#shared/protocol/order/unlock-request.ts';
import { fail, type Result } from '#shared/result.ts';
import { StoreError } from '../../store-error.ts';
import type { StoreEnv } from '../../store-env.ts';
import { suiteNamed } from '../../suite/suites.ts';
import { type KeysCopy, readKeys } from '../keys-file.ts';
import { enterAnew, type RecoveredVault } from '../recover-vault.ts';
import { newOnce, openOnce } from './once.ts';
import { forgetRequest, type PendingRequest } from './unlock-request.ts';

async function unlockCopy(
  env: StoreEnv,
  copy: KeysCopy,
  { request, mask }: PendingRequest,
  answer: Uint8Array,
  newPassword: string,
): Promise<Result<RecoveredVault>> {
  const { content } = copy;
  const suite = suiteNamed(content.alg);
  if (suite === null) return fail('KEYS_DAMAGED');
  const { countyUnlock } = content;
  if (countyUnlock === null) return fail('UNLOCK_NOT_READY');
  // Bound to the whole request: an answer to one of another user, day or PC gives another secret here.
  const cover = suite.derive(mask, UNLOCK_PURPOSES.code, suite.hash(canonicalJson(request))).subarray(0, SPOKEN_BYTES);
  const secret = underMask(answer, cover);
  const dataKey = openOnce(suite, secret, countyUnlock, content);
  secret.fill(0);
  if (dataKey === null) return fail('WRONG_UNLOCK_CODE');
  const spent = [...countyUnlock.spent, request.nonce];
  return enterAnew(env, copy, request.user.id, dataKey, newPassword, {
    change: { countyUnlock: newOnce(suite, countyUnlock, dataKey, content, spent) },
    afterwards: () => forgetRequest(env.dataDir),
  });
}

/**
 * Opens with the county's answer to the request that waits, and readies a new password and a new recovery code. `keep`
 * spends the answer: request, one-time secret and mask are gone then, so neither file nor code opens anything again.
 * WRONG_UNLOCK_CODE, UNKNOWN_USER, UNLOCK_NOT_READY, KEYS_DAMAGED, STORE_IO.
 */
export async function unlockOnce(
  env: StoreEnv,
  pending: PendingRequest,
  answer: Uint8Array,
  newPassword: string,
): Promise<Result<RecoveredVault>> {
  try {
    let first: Result<RecoveredVault> | null = null;
    for (const copy of readKeys(env.dataDir).copies) {
      const opened = await unlockCopy(env, copy, pending, answer, newPassword);
      if (opened.ok) return opened;
      first ??= opened;
    }
    return first ?? fail('KEYS_DAMAGED');
  } catch (cause) {
    if (cause instanceof StoreError) return { ok: false, error: cause.error };
    throw cause;
  }
}
