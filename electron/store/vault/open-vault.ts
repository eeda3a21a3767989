import { fail, ok, type Result } from '#shared/result.ts';
import { StoreError } from '../store-error.ts';
import type { StoreEnv } from '../store-env.ts';
import { suiteNamed } from '../suite/suites.ts';
import { type KeysCopy, readKeys, writeKeys } from './keys-file.ts';
import { presentUsers } from './users/vault-user.ts';
import { assembleVault, secretsOf, type Vault } from './vault.ts';
import { isWeakKdf, unwrapWithPassword } from './wraps.ts';

async function openCopy({ content, mac }: KeysCopy, userId: string, password: string): Promise<Result<Vault>> {
  const suite = suiteNamed(content.alg);
  const user = presentUsers(content.users).find(({ id }) => id === userId);
  const wrap = content.wraps.find((each) => each.kind === 'pw' && each.user === userId);
  if (suite === null) return fail('KEYS_DAMAGED');
  // One message for a wrong password, an unknown user and a changed wrap: a guesser learns nothing.
  if (user === undefined || wrap === undefined || wrap.kind !== 'pw') return fail('WRONG_PASSWORD');
  if (isWeakKdf(wrap.kdf)) return fail('WEAK_KEY_PARAMETERS');
  const secrets = await unwrapWithPassword(suite, password, wrap, content);
  if (secrets === null) return fail('WRONG_PASSWORD');
  const vault = assembleVault(suite, content, mac, user, secrets);
  return vault === null ? fail('KEYS_DAMAGED') : ok(vault);
}

/**
 * Opens the keys of a user. A damaged copy of the key file is written anew from the sound one.
 * WRONG_PASSWORD, KEYS_DAMAGED, WEAK_KEY_PARAMETERS, and STORE_IO when the files cannot be read.
 */
export async function openVault(env: StoreEnv, userId: string, password: string): Promise<Result<Vault>> {
  try {
    const { copies, isWhole } = readKeys(env.dataDir);
    let first: Result<Vault> = fail('KEYS_DAMAGED');
    for (const [index, copy] of copies.entries()) {
      const opened = await openCopy(copy, userId, password);
      if (opened.ok) {
        if (!isWhole || index > 0) writeKeys(env.dataDir, copy.content, copy.mac);
        return opened;
      }
      if (index === 0) first = opened;
    }
    return first;
  } catch (cause) {
    if (cause instanceof StoreError) return { ok: false, error: cause.error };
    throw cause;
  }
}

/** Whether this is the present password of the user whose vault is open; about as slow as opening. */
export async function isPassword(vault: Vault, password: string): Promise<boolean> {
  const { suite, content } = secretsOf(vault);
  const wrap = content.wraps.find((each) => each.kind === 'pw' && each.user === vault.userId);
  const secrets = wrap?.kind === 'pw' ? await unwrapWithPassword(suite, password, wrap, content) : null;
  if (secrets === null) return false;
  secrets.dataKey.fill(0);
  secrets.userSeed.fill(0);
  return true;
}
