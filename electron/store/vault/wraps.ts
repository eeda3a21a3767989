import { randomBytes, scrypt } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { Suite } from '../suite/suite.ts';
import {
  type BoxWrap,
  type EscrowWrap,
  type Kdf,
  type PasswordWrap,
  type RecoveryWrap,
  wrapHeader,
} from './keys-content.ts';

/** scrypt cost of new wraps, and the lowest and highest a file may ask for: lower was tampered with, higher stalls the PC. */
const KDF_COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const LOWEST_N = 2 ** 16;
const HIGHEST_N = 2 ** 18;
const SALT_LENGTH = 16;
const MAX_MEMORY = 320 * 1024 * 1024;

/** Length of the data key, of a signing seed. */
export const KEY_LENGTH = 32;

/** What every wrap is bound to. */
export type Binding = { readonly device: string; readonly epoch: number };
/** What a password opens. */
export type PasswordSecrets = { readonly dataKey: Buffer; readonly userSeed: Buffer };

const associated = (header: Parameters<typeof wrapHeader>[0], { device, epoch }: Binding): string =>
  canonicalJson({ ...wrapHeader(header), device, epoch });

/** True when the file asks for less work than this program ever used: somebody lowered it. */
export const isWeakKdf = ({ N, r, p, salt }: Kdf): boolean =>
  N < LOWEST_N ||
  N > HIGHEST_N ||
  !Number.isInteger(Math.log2(N)) ||
  r !== KDF_COST.r ||
  p !== KDF_COST.p ||
  salt.length < SALT_LENGTH;

const passwordKey = (password: string, { N, r, p, salt }: Kdf): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, KEY_LENGTH, { N, r, p, maxmem: MAX_MEMORY }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });

/** Wraps data key and signing seed under a password; about 0.7 s on a small PC, off the main thread. */
export async function wrapWithPassword(
  suite: Suite,
  password: string,
  user: string,
  secrets: PasswordSecrets,
  binding: Binding,
): Promise<PasswordWrap> {
  const header = { kind: 'pw', user, kdf: { n: 'scrypt', ...KDF_COST, salt: randomBytes(SALT_LENGTH) } } as const;
  const key = await passwordKey(password, header.kdf);
  const plain = Buffer.concat([secrets.dataKey, secrets.userSeed]);
  const wrap = { ...header, epoch: null, ...suite.seal(key, associated(header, binding), plain) };
  key.fill(0);
  plain.fill(0);
  return wrap;
}

/** Null when the password is wrong or the wrap was changed. The data key is that of the wrap's own epoch. */
export async function unwrapWithPassword(
  suite: Suite,
  password: string,
  wrap: PasswordWrap,
  { device, epoch }: Binding,
): Promise<PasswordSecrets | null> {
  const key = await passwordKey(password, wrap.kdf);
  const plain = suite.unseal(key, associated(wrap, { device, epoch: wrap.epoch ?? epoch }), wrap);
  key.fill(0);
  if (plain === null || plain.length !== 2 * KEY_LENGTH) return null;
  return { dataKey: plain.subarray(0, KEY_LENGTH), userSeed: plain.subarray(KEY_LENGTH) };
}

const recoveryKey = (suite: Suite, secret: Uint8Array, salt: Uint8Array): Buffer =>
  suite.derive(secret, 'aid1/rec', salt);

/** Wraps the data key under the 160 bits of a recovery code. */
export function wrapWithRecovery(
  suite: Suite,
  secret: Uint8Array,
  id: string,
  dataKey: Uint8Array,
  binding: Binding,
): RecoveryWrap {
  const header = { kind: 'rec', id, salt: randomBytes(SALT_LENGTH) } as const;
  const key = recoveryKey(suite, secret, header.salt);
  return { ...header, ...suite.seal(key, associated(header, binding), dataKey) };
}

/** The data key, or null when the code is another one. */
export function unwrapWithRecovery(
  suite: Suite,
  secret: Uint8Array,
  wrap: RecoveryWrap,
  binding: Binding,
): Buffer | null {
  return suite.unseal(recoveryKey(suite, secret, wrap.salt), associated(wrap, binding), wrap);
}

const boxKey = (suite: Suite, shared: Buffer, ephemeralKey: Uint8Array, publicKey: Uint8Array): Buffer =>
  suite.derive(shared, 'aid1/box', Buffer.concat([ephemeralKey, publicKey]));

/** Wraps the data key for a user who is not here; `publicKey`: their box key. */
export function wrapForUser(
  suite: Suite,
  publicKey: Uint8Array,
  user: string,
  dataKey: Uint8Array,
  binding: Binding,
): BoxWrap {
  const { shared, ephemeralKey } = suite.agree(publicKey);
  const header = { kind: 'box', user, epk: ephemeralKey } as const;
  const key = boxKey(suite, shared, ephemeralKey, publicKey);
  const wrap = { ...header, ...suite.seal(key, associated(header, binding), dataKey) };
  shared.fill(0);
  key.fill(0);
  return wrap;
}

/** The data key, by the seed of the user's box key; null when it was wrapped for another one. */
export function unwrapForUser(suite: Suite, boxSeed: Uint8Array, wrap: BoxWrap, binding: Binding): Buffer | null {
  const shared = suite.agreeAs(boxSeed, wrap.epk);
  const key = boxKey(suite, shared, wrap.epk, suite.agreementKey(boxSeed));
  const dataKey = suite.unseal(key, associated(wrap, binding), wrap);
  shared.fill(0);
  key.fill(0);
  return dataKey;
}

/** Wraps the data key for whoever holds the private half of the county's key. */
export function wrapForCounty(
  suite: Suite,
  countyKey: Uint8Array,
  keyId: string,
  dataKey: Uint8Array,
  binding: Binding,
): EscrowWrap {
  const { shared, ephemeralKey } = suite.agree(countyKey);
  const header = { kind: 'esc', keyId, epk: ephemeralKey } as const;
  const key = suite.derive(shared, 'aid1/esc', Buffer.concat([ephemeralKey, countyKey]));
  const wrap = { ...header, ...suite.seal(key, associated(header, binding), dataKey) };
  shared.fill(0);
  key.fill(0);
  return wrap;
}
