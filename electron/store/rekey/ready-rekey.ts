import { randomBytes } from 'node:crypto';
import { fail, ok, type Result } from '#shared/result.ts';
import type { StoreEnv } from '../store-env.ts';
import type { Suite } from '../suite/suite.ts';
import type { EscrowWrap, KeysContent, PasswordWrap, Wrap } from '../vault/keys-content.ts';
import { writeRecoveryCode } from '../vault/recovery-code.ts';
import type { UnlockCounty } from '../vault/unlock/once.ts';
import { forgetRequest } from '../vault/unlock/unlock-request.ts';
import { presentUsers, type VaultUser } from '../vault/users/vault-user.ts';
import { secretsOf, type Vault } from '../vault/vault.ts';
import { replaceDataKey } from './replace-data-key.ts';
import {
  KEY_LENGTH,
  unwrapWithPassword,
  wrapForCounty,
  wrapForUser,
  wrapWithPassword,
  wrapWithRecovery,
} from '../vault/wraps.ts';

/** A new data key that is ready. */
export type ReadyRekey = {
  /** The new recovery code, `XXXX-XXXX-…`; the one before is spent by `keep`. */
  readonly recoveryCode: string;
  /**
   * Goes on with the new key: one write of the key file. Rows of before still count and are to be moved. Throws DISK_FULL,
   * STORE_READ_ONLY or STORE_IO with everything as it was, REKEY_HALF when the key file could not be put back.
   */
  readonly keep: () => void;
};

/** Those to whom a new key cannot be given in their absence: key files of the first release lack their box key. */
const unreachable = (users: readonly VaultUser[], self: string): readonly VaultUser[] =>
  presentUsers(users).filter(({ id, boxKey }) => id !== self && boxKey === null);

/**
 * Readies the next data key for everybody who may open the data: whoever is logged in under the password (which was
 * checked before), the others by their box keys until they log in, the county as it is known, a new recovery code. Nothing
 * is written yet; `county` is asked when it is, for another key may be imported meanwhile. REKEY_UNDER_WAY while rows of an earlier key are still to be moved; REKEY_USERS with the names of those
 * who must log in, or be given a new password, before.
 */
export async function readyRekey(
  env: StoreEnv,
  vault: Vault,
  password: string,
  county: () => UnlockCounty | null,
): Promise<Result<ReadyRekey>> {
  const { suite, content, userSeed } = secretsOf(vault);
  if (vault.oldestEpoch !== vault.epoch) return fail('REKEY_UNDER_WAY');
  const lacking = unreachable(content.users, vault.userId);
  if (lacking.length > 0) return fail('REKEY_USERS', { names: lacking.map(({ name }) => name).join('、') });
  const dataKey = randomBytes(KEY_LENGTH);
  const recoverySecret = randomBytes(20);
  const binding = { device: content.device, epoch: content.epoch + 1 };
  const own = await wrapWithPassword(suite, password, vault.userId, { dataKey, userSeed }, binding);
  // What it was wrapped for must be what opens it, before it is the only way in.
  const tried = await unwrapWithPassword(suite, password, own, binding);
  if (tried === null || !tried.dataKey.equals(dataKey)) throw new Error('The new key does not open');
  tried.dataKey.fill(0);
  tried.userSeed.fill(0);
  const keep = (): void => {
    const present = secretsOf(vault).content;
    if (present.epoch + 1 !== binding.epoch) throw new Error('The data key was replaced meanwhile');
    const wraps = [
      own,
      ...wrapsOfOthers(suite, present, vault.userId, dataKey, binding.epoch),
      wrapWithRecovery(suite, recoverySecret, env.newId(), dataKey, binding),
      ...escrow(suite, present, county(), dataKey, binding.epoch),
    ];
    replaceDataKey(env, vault, dataKey, wraps);
    recoverySecret.fill(0);
    // The secret it asks the county for opens nothing any more.
    forgetRequest(env.dataDir);
  };
  return ok({ recoveryCode: writeRecoveryCode(recoverySecret), keep });
}

/** The seed of whoever is away stays where the password opens it; the new key lies beside it. */
function wrapsOfOthers(
  suite: Suite,
  content: KeysContent,
  self: string,
  dataKey: Uint8Array,
  epoch: number,
): readonly Wrap[] {
  return presentUsers(content.users).flatMap(({ id, boxKey }): readonly Wrap[] => {
    const wrap = content.wraps.find((each): each is PasswordWrap => each.kind === 'pw' && each.user === id);
    if (id === self || boxKey === null || wrap === undefined) return [];
    const seed: PasswordWrap = { ...wrap, epoch: wrap.epoch ?? content.epoch };
    return [seed, wrapForUser(suite, boxKey, id, dataKey, { device: content.device, epoch })];
  });
}

function escrow(
  suite: Suite,
  { device, countyUnlock }: KeysContent,
  county: UnlockCounty | null,
  dataKey: Uint8Array,
  epoch: number,
): readonly EscrowWrap[] {
  const known = county ?? countyUnlock;
  return known === null ? [] : [wrapForCounty(suite, known.box, known.keyId, dataKey, { device, epoch })];
}
