import { timingSafeEqual } from 'node:crypto';
import type { Role } from '#shared/domain/role.ts';
import type { Suite } from '../suite/suite.ts';
import type { StoreEnv } from '../store-env.ts';
import type { KeysContent } from './keys-content.ts';
import { keysMac, writeKeys } from './keys-file.ts';
import { rolesOf, type VaultUser } from './users/vault-user.ts';
import type { PasswordSecrets } from './wraps.ts';

/** Keys of the store, for the rooms below `electron/store` only. Zeroed by `Vault.close`. */
export type StoreKeys = {
  readonly suite: Suite;
  readonly field: Buffer;
  readonly attachment: Buffer;
  readonly mac: Buffer;
  /** The blind-index key of one column. */
  readonly index: Readonly<Record<IndexColumn, Buffer>>;
};
export type IndexColumn = 'id_number' | 'bill' | 'account';

/** The unlocked keys of one user on this PC. */
export type Vault = {
  readonly userId: string;
  /** As it is now: an administrator may correct it, also their own. */
  readonly userName: string;
  /** What the user may do, as it is now. */
  readonly roles: readonly Role[];
  readonly epoch: number;
  readonly deviceId: string;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly devicePublicKey: Uint8Array;
  /** Ed25519 over the bytes; signs batches. */
  readonly signAsDevice: (bytes: Uint8Array) => Uint8Array;
  /** Ed25519 over the bytes; signs audit entries. */
  readonly signAsUser: (bytes: Uint8Array) => Uint8Array;
  /** Names the user's present signing key; it changes with a recovery. */
  readonly userKeyId: string;
  /** Checks a signature of any user, present or past, of this PC. */
  readonly verifyUser: (userKeyId: string, bytes: Uint8Array, signature: Uint8Array) => boolean;
  readonly recoveryConfirmed: () => boolean;
  readonly keys: StoreKeys;
  /** Zeroes every key; whoever uses the vault afterwards meets an exception. */
  readonly close: () => void;
};

/** What only the vault's own files see. */
type VaultSecrets = {
  readonly suite: Suite;
  readonly dataKey: Buffer;
  readonly userSeed: Buffer;
  content: KeysContent;
};

const secretsByVault = new WeakMap<Vault, VaultSecrets>();

/** Data key and key file of an open vault, for the files of this folder. Throws after `close`. */
export function secretsOf(vault: Vault): Readonly<VaultSecrets> {
  const secrets = secretsByVault.get(vault);
  if (secrets === undefined) throw new Error('The vault is closed');
  return secrets;
}

/** Names a signing key: the first 16 hex digits of its hash. */
const keyIdOf = (suite: Suite, publicKey: Uint8Array): string => suite.hash(publicKey).toString('hex').slice(0, 16);

/** Puts the keys of a user together. Null when the file's own MAC or a wrapped key is not what the data key says. */
export function assembleVault(
  suite: Suite,
  content: KeysContent,
  mac: Buffer,
  user: VaultUser,
  { dataKey, userSeed }: PasswordSecrets,
): Vault | null {
  const expected = keysMac(suite, dataKey, content);
  if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) return null;
  const deviceSeed = suite.unseal(dataKey, deviceKeyBinding(content), content.deviceKey);
  if (deviceSeed === null) return null;
  let isOpen = true;
  const whileOpen = <T>(value: T): T => {
    if (!isOpen) throw new Error('The vault is closed');
    return value;
  };
  const self = (): VaultUser => secretsOf(vault).content.users.find(({ id }) => id === user.id) ?? user;
  const device = suite.signingKey(deviceSeed);
  const own = suite.signingKey(userSeed);
  const derived = (purpose: string): Buffer => suite.derive(dataKey, `aid1/${purpose}`);
  const keys: StoreKeys = {
    suite,
    field: derived('field'),
    attachment: derived('att'),
    mac: derived('mac'),
    index: { id_number: derived('idx:id_number'), bill: derived('idx:bill'), account: derived('idx:account') },
  };
  const buffers = [dataKey, userSeed, deviceSeed, keys.field, keys.attachment, keys.mac, ...Object.values(keys.index)];
  const vault: Vault = {
    userId: user.id,
    get userName() {
      return self().name;
    },
    get roles() {
      return rolesOf(self());
    },
    epoch: content.epoch,
    deviceId: content.device,
    devicePublicKey: Uint8Array.from(device.publicKey),
    signAsDevice: (bytes) => suite.sign(whileOpen(device.privateKey), bytes),
    signAsUser: (bytes) => suite.sign(whileOpen(own.privateKey), bytes),
    userKeyId: keyIdOf(suite, own.publicKey),
    verifyUser: (userKeyId, bytes, signature) =>
      secretsOf(vault).content.users.some(({ publicKeys }) =>
        publicKeys.some((key) => keyIdOf(suite, key) === userKeyId && suite.verify(key, bytes, signature)),
      ),
    recoveryConfirmed: () => secretsOf(vault).content.recoveryConfirmed,
    get keys() {
      return whileOpen(keys);
    },
    close: () => {
      isOpen = false;
      secretsByVault.delete(vault);
      for (const buffer of buffers) buffer.fill(0);
    },
  };
  secretsByVault.set(vault, { suite, dataKey, userSeed, content });
  return vault;
}

/** What the wrapped device key is bound to. */
export const deviceKeyBinding = ({ device, epoch }: Pick<KeysContent, 'device' | 'epoch'>): string =>
  `device-key|${device}|${epoch}`;

/** Changes the key file of an open vault: both copies, next generation, new MAC. */
export function rewriteKeys(env: StoreEnv, vault: Vault, change: Partial<KeysContent>): void {
  const { suite, dataKey, userSeed, content } = secretsOf(vault);
  const next: KeysContent = { ...content, ...change, generation: content.generation + 1 };
  writeKeys(env.dataDir, next, keysMac(suite, dataKey, next));
  secretsByVault.set(vault, { suite, dataKey, userSeed, content: next });
}
