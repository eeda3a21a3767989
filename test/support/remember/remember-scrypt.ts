import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

type Scrypt = typeof crypto.scrypt;
type Done = (error: Error | null, key: Buffer) => void;

const real = crypto.scrypt;
const known = new Map<string, Buffer>();

const digest = (bytes: string | NodeJS.ArrayBufferView | ArrayBuffer): string => {
  const view = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
  return crypto.createHash('sha256').update(view).digest('hex');
};

/**
 * Imported by supports whose tests open the same key files again and again: within a process the key of one password, salt and
 * cost is derived once, half a second of a core, and remembered. The derivation is a pure function at its real cost; every new
 * password or salt is really derived. The tests of key files (test/store/vault) derive every time.
 */
const remembering = (
  password: crypto.BinaryLike,
  salt: crypto.BinaryLike,
  length: number,
  options: object,
  done: Done,
) => {
  const question = [digest(password), digest(salt), length, JSON.stringify(options)].join(' ');
  const answer = known.get(question);
  if (answer !== undefined) return void setImmediate(() => done(null, Buffer.from(answer)));
  real(password, salt, length, options, (error, key) => {
    // A copy: whoever asked zeroes its own.
    if (error === null) known.set(question, Buffer.from(key));
    done(error, key);
  });
};

crypto.scrypt = remembering as Scrypt; // nothing of ours uses the form without options
syncBuiltinESMExports();

/** Has every key derived anew, for a test of what happens while one is. */
export const forgetScrypt = (): void => known.clear();
