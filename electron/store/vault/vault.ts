/** Keys of the store, for the rooms below `electron/store` only. Zeroed by `Vault.close`. */
export type StoreKeys = {
  readonly field: Buffer;
  readonly attachment: Buffer;
  readonly mac: Buffer;
  /** The blind-index key of one column. */
  readonly index: (column: 'id_number' | 'bill' | 'account') => Buffer;
};

/** The unlocked keys of one user on this PC. */
export type Vault = {
  readonly userId: string;
  readonly userName: string;
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
