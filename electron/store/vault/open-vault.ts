import { fail, ok, type Result } from '#shared/result.ts';
import { StoreError } from '../store-error.ts';
import type { StoreEnv } from '../store-env.ts';
import type { Suite } from '../suite/suite.ts';
import { suiteNamed } from '../suite/suites.ts';
import { isWrapOf, type KeysContent, type Wrap } from './keys-content.ts';
import { type KeysCopy, readKeys, writeKeys } from './keys-file.ts';
import { boxSeedOf } from './users/user-keys.ts';
import { presentUsers } from './users/vault-user.ts';
import { assembleVault, rewriteKeys, secretsOf, type Vault } from './vault.ts';
import { isWeakKdf, type PasswordSecrets, unwrapForUser, unwrapWithPassword, wrapWithPassword } from './wraps.ts';

/** What a copy of the key file opened, and what the user's ways in are to be from then on; null: as they are. */
type OpenedCopy = { readonly vault: Vault; readonly renewed: readonly Wrap[] | null };

async function openCopy({ content, mac }: KeysCopy, userId: string, password: string): Promise<Result<OpenedCopy>> {
  const suite = suiteNamed(content.alg);
  const user = presentUsers(content.users).find(({ id }) => id === userId);
  const wrap = content.wraps.find((each) => each.kind === 'pw' && each.user === userId);
  if (suite === null) return fail('KEYS_DAMAGED');
  // One message for a wrong password, an unknown user and a changed wrap: a guesser learns nothing.
  if (user === undefined || wrap === undefined || wrap.kind !== 'pw') return fail('WRONG_PASSWORD');
  if (isWeakKdf(wrap.kdf)) return fail('WEAK_KEY_PARAMETERS');
  const opened = await unwrapWithPassword(suite, password, wrap, content);
  if (opened === null) return fail('WRONG_PASSWORD');
  const secrets = wrap.epoch === null ? opened : withBoxedKey(suite, content, userId, opened);
  if (secrets === null) return fail('KEYS_DAMAGED');
  const vault = assembleVault(suite, content, mac, user, secrets);
  if (vault === null) return fail('KEYS_DAMAGED');
  if (wrap.epoch === null) return ok({ vault, renewed: null });
  const others = content.wraps.filter((each) => !isWrapOf(each, userId));
  return ok({ vault, renewed: [...others, await wrapWithPassword(suite, password, userId, secrets, content)] });
}

/** The data key was replaced in the user's absence: of what the password opens only the seed counts. */
function withBoxedKey(
  suite: Suite,
  content: KeysContent,
  userId: string,
  { dataKey: old, userSeed }: PasswordSecrets,
): PasswordSecrets | null {
  old.fill(0);
  const wrap = content.wraps.find((each) => each.kind === 'box' && each.user === userId);
  if (wrap?.kind !== 'box') return null;
  const boxSeed = boxSeedOf(suite, userSeed);
  const dataKey = unwrapForUser(suite, boxSeed, wrap, content);
  boxSeed.fill(0);
  return dataKey === null ? null : { dataKey, userSeed };
}

/** A folder that cannot be written to waits for the next log-in: what opened now opens again. */
function keepRenewed(env: StoreEnv, vault: Vault, wraps: readonly Wrap[]): void {
  try {
    rewriteKeys(env, vault, { wraps });
  } catch (cause) {
    if (!(cause instanceof StoreError)) throw cause;
  }
}

/**
 * Opens the keys of a user. A damaged copy of the key file is written anew from the sound one. Whoever was away when the
 * data key was replaced has the new one under the password from then on.
 * WRONG_PASSWORD, KEYS_DAMAGED, WEAK_KEY_PARAMETERS, and STORE_IO when the files cannot be read.
 */
export async function openVault(env: StoreEnv, userId: string, password: string): Promise<Result<Vault>> {
  try {
    const { copies, isWhole } = readKeys(env.dataDir);
    let first: Result<Vault> = fail('KEYS_DAMAGED');
    for (const [index, copy] of copies.entries()) {
      const opened = await openCopy(copy, userId, password);
      if (opened.ok) {
        const { vault, renewed } = opened.value;
        if (!isWhole || index > 0) writeKeys(env.dataDir, copy.content, copy.mac);
        if (renewed !== null) keepRenewed(env, vault, renewed);
        return ok(vault);
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
