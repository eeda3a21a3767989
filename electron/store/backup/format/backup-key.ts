import { timingSafeEqual } from 'node:crypto';
import type { Suite } from '../../suite/suite.ts';
import { StoreError } from '../../store-error.ts';
import { dataKeyOf, secretsOf, type Vault } from '../../vault/vault.ts';

/** The keys of one backup file: each has its own, so that counted nonces never meet twice. */
export type BackupKeys = {
  readonly suite: Suite;
  readonly partKey: (name: string) => Buffer;
  readonly mac: (content: string) => Buffer;
  readonly hasMac: (content: string, mac: Uint8Array) => boolean;
};

/**
 * Keys of a backup: under the data key of the epoch its head names, present or past, with the salt of the head.
 * BACKUP_OTHER_KEYS when this vault does not know that key.
 */
export function backupKeys(
  vault: Vault,
  { epoch, salt }: { readonly epoch: number; readonly salt: Uint8Array },
): BackupKeys {
  const { suite } = secretsOf(vault);
  const dataKey = dataKeyOf(vault, epoch);
  if (dataKey === null) throw new StoreError('BACKUP_OTHER_KEYS');
  const file = suite.derive(suite.derive(dataKey, 'aid1/bak'), 'aid1/bak/file', salt);
  const mac = (content: string): Buffer => suite.mac(suite.derive(file, 'aid1/bak/mac'), content);
  return {
    suite,
    partKey: (name) => suite.derive(file, `aid1/bak/part/${name}`),
    mac,
    hasMac: (content, found) => {
      const expected = mac(content);
      return found.length === expected.length && timingSafeEqual(found, expected);
    },
  };
}
