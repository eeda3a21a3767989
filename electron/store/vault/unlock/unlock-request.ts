import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SPOKEN_BYTES } from '#shared/protocol/order/spoken-code.ts';
import {
  requestBinding,
  type SealedSecret,
  UNLOCK_PURPOSES,
  type UnlockRequest,
  unlockRequestSchema,
} from '#shared/protocol/order/unlock-request.ts';
import { UNLOCK_REQUEST_FORMAT } from '#shared/protocol/version.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { writeDurably } from '../../files/durable-file.ts';
import { fileError, isMissing } from '../../files/file-error.ts';
import { bytesOf, members, ShapeError } from '../../read-json.ts';
import type { StoreEnv } from '../../store-env.ts';
import type { Sealed, Suite } from '../../suite/suite.ts';
import { suiteNamed } from '../../suite/suites.ts';
import type { CountyUnlock, KeysContent } from '../keys-content.ts';
import { readKeys } from '../keys-file.ts';
import { presentUsers } from '../users/vault-user.ts';
import { sealForCounty } from './once.ts';

const NAME = 'unlock-request.json';

/** A request that waits for the county's answer, and the mask the answer is hidden under. */
export type PendingRequest = { readonly request: UnlockRequest; readonly mask: Buffer };

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

const asText = ({ epk, nonce, text, tag }: Sealed & { readonly epk: Buffer }): SealedSecret => ({
  epk: base64url(epk),
  nonce: base64url(nonce),
  ct: base64url(text),
  tag: base64url(tag),
});

/** What the newest key file holds for the county's one-time unlock; null when this PC was never readied for it. */
export function countyUnlockOf(dataDir: string): (CountyUnlock & { readonly device: string }) | null {
  const [newest] = readKeys(dataDir).copies;
  const found = newest?.content.countyUnlock ?? null;
  return newest === undefined || found === null ? null : { ...found, device: newest.content.device };
}

/** The request that waits; null when there is none, or when its answer was used already. Throws STORE_IO. */
export function pendingRequest(dataDir: string): PendingRequest | null {
  try {
    const from = members(JSON.parse(readFileSync(join(dataDir, NAME), 'utf8')));
    const parsed = unlockRequestSchema.safeParse(from['request']);
    const isSpent = parsed.success && countyUnlockOf(dataDir)?.spent.includes(parsed.data.nonce) === true;
    return !parsed.success || isSpent ? null : { request: parsed.data, mask: bytesOf(from, 'mask') };
  } catch (cause) {
    if (isMissing(cause) || cause instanceof SyntaxError || cause instanceof ShapeError) return null;
    throw fileError(cause);
  }
}

/** Forgets the request: from then on no answer to it opens anything. */
export function forgetRequest(dataDir: string): void {
  try {
    rmSync(join(dataDir, NAME), { force: true });
  } catch {
    // Its number stands among the spent ones already; a file that stays opens nothing.
  }
}

/**
 * Makes a request for a user in place of any before it, while nobody is logged in. It opens nothing by itself.
 * KEYS_DAMAGED, UNKNOWN_USER, UNLOCK_NOT_READY; throws DISK_FULL, STORE_READ_ONLY, STORE_IO.
 */
export function makeRequest(env: StoreEnv, userId: string): Result<UnlockRequest> {
  const content = readKeys(env.dataDir).copies[0]?.content;
  const suite = content === undefined ? null : suiteNamed(content.alg);
  if (content === undefined || suite === null) return fail('KEYS_DAMAGED');
  const user = presentUsers(content.users).find(({ id }) => id === userId);
  if (user === undefined) return fail('UNKNOWN_USER');
  const { countyUnlock } = content;
  if (countyUnlock === null) return fail('UNLOCK_NOT_READY');
  const mask = randomBytes(SPOKEN_BYTES);
  const request = newRequest(suite, content, countyUnlock, user, env.now(), mask);
  writeDurably(join(env.dataDir, NAME), `${JSON.stringify({ request, mask: mask.toString('base64') })}\n`);
  mask.fill(0);
  return ok(request);
}

function newRequest(
  suite: Suite,
  { device, townshipName }: KeysContent,
  { keyId, box, secret }: CountyUnlock,
  { id, name }: { readonly id: string; readonly name: string },
  at: string,
  mask: Uint8Array,
): UnlockRequest {
  const unmasked = {
    format: UNLOCK_REQUEST_FORMAT,
    countyKey: keyId,
    device,
    township: townshipName,
    user: { id, name },
    nonce: randomBytes(16).toString('hex'),
    at,
    secret: asText(secret),
  } as const;
  return {
    ...unmasked,
    mask: asText(sealForCounty(suite, box, UNLOCK_PURPOSES.mask, requestBinding(unmasked), mask)),
  };
}
