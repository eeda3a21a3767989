import { presentUsers } from '../vault/users/vault-user.ts';
import { secretsOf, type Vault } from '../vault/vault.ts';

/** What is to be told about the data key of an open vault. */
export type RekeyFacts = {
  readonly epoch: number;
  /** When and by whom it was replaced last; null: it is the one of the first run. */
  readonly replaced: { readonly at: string; readonly by: string } | null;
  /** True while rows of an earlier key still count. */
  readonly isMoving: boolean;
  /** Names of those who have not logged in since: until then the new key lies beside their password. */
  readonly away: readonly string[];
  /** Names of those to whom a new key cannot be given in their absence. */
  readonly lacking: readonly string[];
};

/** Reads them from the key file of an open vault. */
export function rekeyFacts(vault: Vault): RekeyFacts {
  const { users, wraps, rotation } = secretsOf(vault).content;
  const present = presentUsers(users);
  const boxed = new Set(wraps.flatMap((wrap) => (wrap.kind === 'box' ? [wrap.user] : [])));
  return {
    epoch: vault.epoch,
    replaced: rotation === null ? null : { at: rotation.at, by: rotation.by },
    isMoving: vault.oldestEpoch < vault.epoch,
    away: present.filter(({ id }) => boxed.has(id)).map(({ name }) => name),
    lacking: present.filter(({ id, boxKey }) => id !== vault.userId && boxKey === null).map(({ name }) => name),
  };
}
