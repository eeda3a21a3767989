import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_NAME, HEAD_LOG_NAME } from '../files/names.ts';
import { readKeys } from './keys-file.ts';
import { presentUsers } from './users/vault-user.ts';

export type VaultState =
  | { readonly state: 'none' }
  | {
      readonly state: 'present';
      readonly townshipName: string;
      readonly users: readonly { readonly id: string; readonly name: string }[];
    }
  | { readonly state: 'damaged' };

/** Whether keys lie in the folder. `damaged` also when data lies there without any keys: then nothing may be made anew. */
export function vaultState(dataDir: string): VaultState {
  const { copies, found } = readKeys(dataDir);
  const [newest] = copies;
  if (newest !== undefined) {
    const { townshipName, users } = newest.content;
    return { state: 'present', townshipName, users: presentUsers(users).map(({ id, name }) => ({ id, name })) };
  }
  const hasData = [DATABASE_NAME, HEAD_LOG_NAME].some((name) => existsSync(join(dataDir, name)));
  return found > 0 || hasData ? { state: 'damaged' } : { state: 'none' };
}
