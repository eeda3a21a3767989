import { timingSafeEqual } from 'node:crypto';
import type { Suite } from '../../suite/suite.ts';
import { secretsOf, type Vault } from '../../vault/vault.ts';

/** The keys of one backup file: each has its own, so that counted nonces never meet twice. */
export type BackupKeys = {
  readonly suite: Suite;
  readonly partKey: (name: string) => Buffer;
  readonly mac: (content: string) => Buffer;
  readonly hasMac: (content: string, mac: Uint8Array) => boolean;
};

/** Keys of a backup made under the data key of this vault, with the salt its head names. */
export function backupKeys(vault: Vault, salt: Uint8Array): BackupKeys {
  const { suite, dataKey } = secretsOf(vault);
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
