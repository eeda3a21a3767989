import { timingSafeEqual } from 'node:crypto';
import type { Role } from '#shared/domain/role.ts';
import { DEVICE_BOX_INFO } from '#shared/protocol/sync/formats.ts';
import type { Suite } from '../suite/suite.ts';
import { StoreError } from '../store-error.ts';
import type { StoreEnv } from '../store-env.ts';
import type { KeysContent } from './keys-content.ts';
import { keysMac, readKeys, writeKeys } from './keys-file.ts';
import { rolesOf, type VaultUser } from './users/vault-user.ts';
import type { PasswordSecrets } from './wraps.ts';

/** What rows are looked up by without being opened; each column has a key of its own. */
const INDEX_COLUMNS = ['id_number', 'bill', 'account'] as const;
export type IndexColumn = (typeof INDEX_COLUMNS)[number];

/** Keys of the store of one epoch, for the rooms below `electron/store` only. Zeroed by `Vault.close`. */
export type StoreKeys = {
  readonly suite: Suite;
  /** What the key of each row is expanded from; see `Suite.extract`. */
  readonly rowBase: Buffer;
  readonly attachment: Buffer;
  readonly mac: Buffer;
  /** The blind-index key of one column. */
  readonly index: Readonly<Record<IndexColumn, Buffer>>;
};

/** The unlocked keys of one user on this PC. */
export type Vault = {
  readonly userId: string;
  /** As it is now: an administrator may correct it, also their own. */
  readonly userName: string;
  /** What the user may do, as it is now. */
  readonly roles: readonly Role[];
  /** Which data key new things are sealed under; rises when the key is replaced, also while the vault is open. */
  readonly epoch: number;
  /** Every epoch whose data key is known, the present one first. */
  readonly epochs: readonly number[];
  /** The oldest epoch whose rows still count: below `epoch` while rows are moved to a new key. */
  readonly oldestEpoch: number;
  readonly deviceId: string;
  /** Raw Ed25519 public key, 32 bytes. */
  readonly devicePublicKey: Uint8Array;
  /** Ed25519 over the bytes; signs batches. */
  readonly signAsDevice: (bytes: Uint8Array) => Uint8Array;
  /** Raw X25519 public key that the county seals its feeds to, 32 bytes. */
  readonly deviceBoxKey: Uint8Array;
  /** What this PC and the holder of the other half share. Throws on a key of small order. */
  readonly agreeAsDevice: (publicKey: Uint8Array) => Uint8Array;
  /** Ed25519 over the bytes; signs audit entries. */
  readonly signAsUser: (bytes: Uint8Array) => Uint8Array;
  /** Names the user's present signing key; it changes with a recovery. */
  readonly userKeyId: string;
  /** Checks a signature of any user, present or past, of this PC. */
  readonly verifyUser: (userKeyId: string, bytes: Uint8Array, signature: Uint8Array) => boolean;
  readonly recoveryConfirmed: () => boolean;
  /** Those of the present epoch. */
  readonly keys: StoreKeys;
  /** Those of any known epoch; null when it is not known. */
  readonly keysOf: (epoch: number) => StoreKeys | null;
  /** Zeroes every key; whoever uses the vault afterwards meets an exception. */
  readonly close: () => void;
};

/** What only the vault's own files see. */
type VaultSecrets = {
  readonly suite: Suite;
  readonly dataKey: Buffer;
  readonly userSeed: Buffer;
  readonly content: KeysContent;
  readonly epochs: ReadonlyMap<number, EpochKeys>;
};

/** A data key and what is derived from it. */
type EpochKeys = { readonly dataKey: Buffer; readonly keys: StoreKeys };

const secretsByVault = new WeakMap<Vault, VaultSecrets>();

/** Data key and key file of an open vault, for the files of this folder. Throws after `close`. */
export function secretsOf(vault: Vault): Readonly<VaultSecrets> {
  const secrets = secretsByVault.get(vault);
  if (secrets === undefined) throw new Error('The vault is closed');
  return secrets;
}

/** Names a signing key: the first 16 hex digits of its hash. */
const keyIdOf = (suite: Suite, publicKey: Uint8Array): string => suite.hash(publicKey).toString('hex').slice(0, 16);

function epochKeys(suite: Suite, dataKey: Buffer): EpochKeys {
  const derived = (purpose: string): Buffer => suite.derive(dataKey, `aid1/${purpose}`);
  const index = (column: IndexColumn): Buffer => derived(`idx:${column}`);
  const field = derived('field');
  const rowBase = suite.extract(field);
  field.fill(0);
  const keys: StoreKeys = {
    suite,
    rowBase,
    attachment: derived('att'),
    mac: derived('mac'),
    index: { id_number: index('id_number'), bill: index('bill'), account: index('account') },
  };
  return { dataKey, keys };
}

const buffersOf = ({ dataKey, keys }: EpochKeys): readonly Buffer[] => [
  dataKey,
  keys.rowBase,
  keys.attachment,
  keys.mac,
  ...Object.values(keys.index),
];

/** The present key and every earlier one, newest first; null when one of them does not open. */
function openEpochs(suite: Suite, dataKey: Buffer, content: KeysContent): ReadonlyMap<number, EpochKeys> | null {
  const epochs = new Map([[content.epoch, epochKeys(suite, dataKey)]]);
  for (const past of content.past.toReversed()) {
    const key = suite.unseal(dataKey, pastKeyBinding(content, past.epoch), past);
    if (key === null) return null;
    epochs.set(past.epoch, epochKeys(suite, key));
  }
  return epochs;
}

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
  const epochs = openEpochs(suite, dataKey, content);
  if (deviceSeed === null || epochs === null) return null;
  let isOpen = true;
  const whileOpen = <T>(value: T): T => {
    if (!isOpen) throw new Error('The vault is closed');
    return value;
  };
  // What is used once the vault is closed is refused above; names and epochs stay readable.
  let last: VaultSecrets = { suite, dataKey, userSeed, content, epochs };
  const now = (): VaultSecrets => (last = secretsByVault.get(vault) ?? last);
  const self = (): VaultUser => secretsOf(vault).content.users.find(({ id }) => id === user.id) ?? user;
  const device = suite.signingKey(deviceSeed);
  const boxSeed = suite.derive(deviceSeed, DEVICE_BOX_INFO);
  const own = suite.signingKey(userSeed);
  const vault: Vault = {
    userId: user.id,
    get userName() {
      return self().name;
    },
    get roles() {
      return rolesOf(self());
    },
    get epoch() {
      return now().content.epoch;
    },
    get epochs() {
      return [...now().epochs.keys()];
    },
    get oldestEpoch() {
      const { epoch, rotation } = now().content;
      return rotation?.from ?? epoch;
    },
    deviceId: content.device,
    devicePublicKey: Uint8Array.from(device.publicKey),
    signAsDevice: (bytes) => suite.sign(whileOpen(device.privateKey), bytes),
    deviceBoxKey: Uint8Array.from(suite.agreementKey(boxSeed)),
    agreeAsDevice: (publicKey) => suite.agreeAs(whileOpen(boxSeed), publicKey),
    signAsUser: (bytes) => suite.sign(whileOpen(own.privateKey), bytes),
    userKeyId: keyIdOf(suite, own.publicKey),
    verifyUser: (userKeyId, bytes, signature) =>
      secretsOf(vault).content.users.some(({ publicKeys }) =>
        publicKeys.some((key) => keyIdOf(suite, key) === userKeyId && suite.verify(key, bytes, signature)),
      ),
    recoveryConfirmed: () => secretsOf(vault).content.recoveryConfirmed,
    get keys() {
      const keys = whileOpen(now()).epochs.get(now().content.epoch)?.keys;
      if (keys === undefined) throw new Error('The present key is always known');
      return keys;
    },
    keysOf: (epoch) => whileOpen(now()).epochs.get(epoch)?.keys ?? null,
    close: () => {
      isOpen = false;
      for (const buffer of [userSeed, deviceSeed, boxSeed, ...[...now().epochs.values()].flatMap(buffersOf)])
        buffer.fill(0);
      secretsByVault.delete(vault);
    },
  };
  secretsByVault.set(vault, last);
  return vault;
}

/** What the wrapped device key is bound to. */
export const deviceKeyBinding = ({ device, epoch }: Pick<KeysContent, 'device' | 'epoch'>): string =>
  `device-key|${device}|${epoch}`;

/** What an earlier data key is bound to. */
export const pastKeyBinding = ({ device, epoch }: Pick<KeysContent, 'device' | 'epoch'>, past: number): string =>
  `past-key|${device}|${epoch}|${past}`;

/** The data key of an epoch, for backups of its time; null when it is not known. Throws after `close`. */
export const dataKeyOf = (vault: Vault, epoch: number): Buffer | null =>
  secretsOf(vault).epochs.get(epoch)?.dataKey ?? null;

/** Changes the key file of an open vault: both copies, next generation, new MAC. */
export function rewriteKeys(env: StoreEnv, vault: Vault, change: Partial<KeysContent>): void {
  const secrets = secretsOf(vault);
  const next: KeysContent = { ...secrets.content, ...change, generation: secrets.content.generation + 1 };
  writeKeys(env.dataDir, next, keysMac(secrets.suite, secrets.dataKey, next));
  secretsByVault.set(vault, { ...secrets, content: next });
}

/**
 * Goes on with the next data key: one write of the key file is the turning point. `next` is sealed, wrapped and bound for
 * it already. When the write fails the file is put back, and the vault goes on with the old key. Throws DISK_FULL,
 * STORE_READ_ONLY, STORE_IO; REKEY_HALF when it cannot be put back either, and the next log-in may find the new key.
 */
export function turnToKey(env: StoreEnv, vault: Vault, dataKey: Buffer, next: KeysContent): void {
  const secrets = secretsOf(vault);
  const { suite, content } = secrets;
  try {
    writeKeys(env.dataDir, next, keysMac(suite, dataKey, next));
  } catch (cause) {
    // Whichever of the two stands in the file opens everything: nothing is sealed under the new key yet.
    putBack(() => writeKeys(env.dataDir, content, keysMac(suite, secrets.dataKey, content)));
    throw mayStand(env, next) ? new StoreError('REKEY_HALF', undefined, { cause }) : cause;
  }
  const epochs = new Map([[next.epoch, epochKeys(suite, dataKey)], ...secrets.epochs]);
  secretsByVault.set(vault, { ...secrets, dataKey, content: next, epochs });
}

/** Whether the next log-in would read these keys; also when nobody can tell. */
function mayStand({ dataDir }: StoreEnv, { epoch }: KeysContent): boolean {
  try {
    return readKeys(dataDir).copies.some(({ content }) => content.epoch === epoch);
  } catch {
    return true;
  }
}

function putBack(write: () => void): void {
  try {
    write();
  } catch {
    // The failure that led here is the one to tell.
    return;
  }
}
