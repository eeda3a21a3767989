import {
  bytesOf,
  choiceOf,
  flagOf,
  listOf,
  members,
  nullableOf,
  ShapeError,
  textOf,
  wholeNumberOf,
} from '../read-json.ts';
import type { Sealed } from '../suite/suite.ts';
import { base64, type Json, readVaultUser, type VaultUser, vaultUserJson } from './users/vault-user.ts';

/** Cost of scrypt and its salt, as the file says. The floor is enforced where it is used. */
export type Kdf = {
  readonly n: 'scrypt';
  readonly N: number;
  readonly r: number;
  readonly p: number;
  readonly salt: Buffer;
};

/**
 * The data key and the user's signing seed under a password. `epoch`: that of the data key in it, when the key was
 * replaced in the user's absence; then only the seed counts, and a `BoxWrap` lies beside it. Null: the file's own.
 */
export type PasswordWrap = Sealed & {
  readonly kind: 'pw';
  readonly user: string;
  readonly kdf: Kdf;
  readonly epoch: number | null;
};
/** The data key for an absent user, by a one-time key agreement with their box key; goes with the next log-in. */
export type BoxWrap = Sealed & { readonly kind: 'box'; readonly user: string; readonly epk: Buffer };
/** The data key under the printed recovery code. */
export type RecoveryWrap = Sealed & { readonly kind: 'rec'; readonly id: string; readonly salt: Buffer };
/** The data key for the county, by a one-time key agreement. */
export type EscrowWrap = Sealed & { readonly kind: 'esc'; readonly keyId: string; readonly epk: Buffer };
/** What the county's one-time unlock needs: the county's keys, the data key under a secret, the secret under its key. */
export type CountyUnlock = {
  readonly keyId: string;
  /** Raw X25519 and Ed25519 keys of the county. */
  readonly box: Buffer;
  readonly receipt: Buffer;
  readonly salt: Buffer;
  readonly wrap: Sealed;
  readonly secret: Sealed & { readonly epk: Buffer };
  /** Numbers of the requests whose answer was used, the last ones. */
  readonly spent: readonly string[];
};
export type Wrap = PasswordWrap | BoxWrap | RecoveryWrap | EscrowWrap;
/** Whether a wrap is one of a user's ways in. */
export const isWrapOf = (wrap: Wrap, userId: string): boolean =>
  (wrap.kind === 'pw' || wrap.kind === 'box') && wrap.user === userId;
/** An earlier data key under the present one: records of operations and backups of its time open with it for ever. */
export type PastKey = Sealed & { readonly epoch: number };
/** The last replacement of the data key: when, by whom, and since which epoch rows are still to be moved; null: none. */
export type Rotation = { readonly at: string; readonly by: string; readonly from: number | null };

/** What `keys.json` holds, without its MAC and its checksum. */
export type KeysContent = {
  /** Rises with each writing; of two sound copies the higher one counts. */
  readonly generation: number;
  readonly device: string;
  readonly epoch: number;
  readonly alg: string;
  readonly townshipName: string;
  readonly users: readonly VaultUser[];
  readonly deviceKey: Sealed & { readonly publicKey: Buffer };
  readonly wraps: readonly Wrap[];
  readonly recoveryConfirmed: boolean;
  /** True once a database was made: a folder without one then means it was lost. */
  readonly storeMade: boolean;
  /** True once wrong tries are written down: no record then means that somebody took it away. */
  readonly triesKept: boolean;
  /** Null until the county's key is known, and in a file of the first release until the next log-in. */
  readonly countyUnlock: CountyUnlock | null;
  /** Oldest first; none as long as the data key was never replaced. */
  readonly past: readonly PastKey[];
  readonly rotation: Rotation | null;
};

type JsonObject = { readonly [key: string]: Json };

const sealedJson = ({ nonce, text, tag }: Sealed): JsonObject => ({
  nonce: base64(nonce),
  ct: base64(text),
  tag: base64(tag),
});

/** A wrap without what was encrypted: with device and epoch it is bound to the encryption. */
export function wrapHeader(
  wrap:
    | Omit<PasswordWrap, keyof Sealed | 'epoch'>
    | Omit<BoxWrap, keyof Sealed>
    | Omit<RecoveryWrap, keyof Sealed>
    | Omit<EscrowWrap, keyof Sealed>,
): JsonObject {
  switch (wrap.kind) {
    case 'pw': {
      const { n, N, r, p, salt } = wrap.kdf;
      return { kind: 'pw', user: wrap.user, kdf: { n, N, r, p, salt: base64(salt) }, pepper: 0 };
    }
    case 'box':
      return { kind: 'box', user: wrap.user, epk: base64(wrap.epk) };
    case 'rec':
      return { kind: 'rec', id: wrap.id, salt: base64(wrap.salt) };
    case 'esc':
      return { kind: 'esc', keyId: wrap.keyId, epk: base64(wrap.epk) };
  }
}

/** The content as JSON of the format in `docs/decisions`; the MAC is taken over it. */
export const keysJson = (keys: KeysContent): JsonObject => ({
  fmt: 1,
  generation: keys.generation,
  device: keys.device,
  epoch: keys.epoch,
  alg: keys.alg,
  townshipName: keys.townshipName,
  users: keys.users.map(vaultUserJson),
  deviceKey: { publicKey: base64(keys.deviceKey.publicKey), ...sealedJson(keys.deviceKey) },
  wraps: keys.wraps.map((wrap) => ({
    ...wrapHeader(wrap),
    ...(wrap.kind === 'pw' && wrap.epoch !== null ? { epoch: wrap.epoch } : {}),
    ...sealedJson(wrap),
  })),
  recoveryConfirmed: keys.recoveryConfirmed,
  storeMade: keys.storeMade,
  // The first release did not know it: left out, its files stay good.
  ...(keys.triesKept ? { triesKept: true } : {}),
  ...(keys.countyUnlock === null ? {} : { countyUnlock: countyUnlockJson(keys.countyUnlock) }),
  ...(keys.past.length === 0 ? {} : { past: keys.past.map((key) => ({ epoch: key.epoch, ...sealedJson(key) })) }),
  ...(keys.rotation === null ? {} : { rotation: { ...keys.rotation } }),
});

const countyUnlockJson = ({ keyId, box, receipt, salt, wrap, secret, spent }: CountyUnlock): JsonObject => ({
  keyId,
  box: base64(box),
  receipt: base64(receipt),
  salt: base64(salt),
  wrap: sealedJson(wrap),
  secret: { epk: base64(secret.epk), ...sealedJson(secret) },
  spent,
});

function readCountyUnlock(value: unknown): CountyUnlock {
  const from = members(value);
  return {
    keyId: textOf(from, 'keyId'),
    box: bytesOf(from, 'box'),
    receipt: bytesOf(from, 'receipt'),
    salt: bytesOf(from, 'salt'),
    wrap: readSealed(from['wrap']),
    secret: { epk: bytesOf(members(from['secret']), 'epk'), ...readSealed(from['secret']) },
    spent: listOf(from, 'spent', (nonce) => textOf({ nonce }, 'nonce')),
  };
}

function readSealed(value: unknown): Sealed {
  const from = members(value);
  return { nonce: bytesOf(from, 'nonce'), text: bytesOf(from, 'ct'), tag: bytesOf(from, 'tag') };
}

function readWrap(value: unknown): Wrap {
  const from = members(value);
  const sealed = readSealed(value);
  const kind = choiceOf(from, 'kind', ['pw', 'box', 'rec', 'esc']);
  switch (kind) {
    case 'pw': {
      const kdf = members(from['kdf']);
      const cost = { N: wholeNumberOf(kdf, 'N'), r: wholeNumberOf(kdf, 'r'), p: wholeNumberOf(kdf, 'p') };
      const n = choiceOf(kdf, 'n', ['scrypt']);
      if (wholeNumberOf(from, 'pepper') !== 0) throw new ShapeError('A pepper this program does not keep');
      const epoch = 'epoch' in from ? wholeNumberOf(from, 'epoch') : null;
      return { kind, user: textOf(from, 'user'), kdf: { n, ...cost, salt: bytesOf(kdf, 'salt') }, epoch, ...sealed };
    }
    case 'box':
      return { kind, user: textOf(from, 'user'), epk: bytesOf(from, 'epk'), ...sealed };
    case 'rec':
      return { kind, id: textOf(from, 'id'), salt: bytesOf(from, 'salt'), ...sealed };
    case 'esc':
      return { kind, keyId: textOf(from, 'keyId'), epk: bytesOf(from, 'epk'), ...sealed };
  }
}

const readPast = (value: unknown): PastKey => ({ epoch: wholeNumberOf(members(value), 'epoch'), ...readSealed(value) });

function readRotation(value: unknown): Rotation {
  const from = members(value);
  return { at: textOf(from, 'at'), by: textOf(from, 'by'), from: nullableOf(from, 'from', wholeNumberOf) };
}

/** Reads parsed JSON back; throws `ShapeError` on anything this program does not write. */
export function readKeysJson(value: unknown): KeysContent {
  const from = members(value);
  if (wholeNumberOf(from, 'fmt') !== 1) throw new ShapeError('Another format');
  const deviceKey = members(from['deviceKey']);
  return {
    generation: wholeNumberOf(from, 'generation'),
    device: textOf(from, 'device'),
    epoch: wholeNumberOf(from, 'epoch'),
    alg: textOf(from, 'alg'),
    townshipName: textOf(from, 'townshipName'),
    users: listOf(from, 'users', readVaultUser),
    deviceKey: { publicKey: bytesOf(deviceKey, 'publicKey'), ...readSealed(deviceKey) },
    wraps: listOf(from, 'wraps', readWrap),
    recoveryConfirmed: flagOf(from, 'recoveryConfirmed'),
    storeMade: flagOf(from, 'storeMade'),
    triesKept: 'triesKept' in from && flagOf(from, 'triesKept'),
    countyUnlock: 'countyUnlock' in from ? readCountyUnlock(from['countyUnlock']) : null,
    past: 'past' in from ? listOf(from, 'past', readPast) : [],
    rotation: 'rotation' in from ? readRotation(from['rotation']) : null,
  };
}
