import type { StoreEnv } from '../store-env.ts';
import type { Vault } from './vault.ts';

export type NewVault = {
  readonly userId: string;
  readonly userName: string;
  readonly townshipName: string;
  readonly password: string;
};

/** Makes all keys. Throws when some exist. `recoveryCode` is `XXXX-XXXX-…`, shown once and never kept. */
export async function createVault(
  env: StoreEnv,
  input: NewVault,
): Promise<{ readonly vault: Vault; readonly recoveryCode: string }> {
  throw new Error(`Not written yet: ${env.dataDir} ${input.userId}`);
}
