import { scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto';

const [N, R, P] = [2 ** 17, 8, 1];
const HASH_BYTES = 32;
/** Room for N·r·128 bytes and a little more. */
const MEMORY_BYTES = 160 * 1024 * 1024;
const STORED = /^scrypt\$(once|own)\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/;

/** `once`: made for somebody by another; good only for choosing one's own. */
export type PasswordKind = 'once' | 'own';

/** What the books keep of a password: `scrypt$kind$N$r$p$salt$hash`. */
export async function storePassword(
  password: string,
  kind: PasswordKind,
  random: (size: number) => Uint8Array,
): Promise<string> {
  const salt = Buffer.from(random(16));
  const hash = await derive(password, salt, { N, r: R, p: P });
  return `scrypt$${kind}$${N}$${R}$${P}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** The kind of the password when it is right, null when it is wrong or what is stored is weaker than allowed. */
export async function checkPassword(password: string, stored: string): Promise<PasswordKind | null> {
  const [, kind, n, r, p, salt, hash] = STORED.exec(stored) ?? [];
  if ((kind !== 'once' && kind !== 'own') || salt === undefined || hash === undefined) return null;
  if (Number(n) !== N || Number(r) !== R || Number(p) !== P) return null;
  const own = await derive(password, Buffer.from(salt, 'base64url'), { N, r: R, p: P });
  return timingSafeEqual(own, Buffer.from(hash, 'base64url')) ? kind : null;
}

const derive = (password: string, salt: Uint8Array, cost: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // One password may be typed in two ways of writing the same characters.
    const done = (error: Error | null, key: Buffer): void => (error === null ? resolve(key) : reject(error));
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, { ...cost, maxmem: MEMORY_BYTES }, done);
  });
