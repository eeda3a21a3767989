export type VaultState =
  | { readonly state: 'none' }
  | {
      readonly state: 'present';
      readonly townshipName: string;
      readonly users: readonly { readonly id: string; readonly name: string }[];
    }
  | { readonly state: 'damaged' };

/** Whether keys lie in the folder. `damaged` also when data lies there without any keys. */
export function vaultState(dataDir: string): VaultState {
  throw new Error(`Not written yet: ${dataDir}`);
}
