import crypto from 'node:crypto';
import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import { afterAll } from 'vitest';

/** What tests replace, and the next file of the process would go on with. */
const PLACES: Readonly<Record<string, object>> = { crypto, fs, fsPromises, console };
const GLOBALS = [
  'Date',
  'clearInterval',
  'clearTimeout',
  'fetch',
  'setImmediate',
  'setInterval',
  'setTimeout',
] as const;

/** Replaced for good, by what gives the same: graceful-fs, which a package loads, and `remember-scrypt.ts`. */
const FOR_GOOD = ['fs.close', 'fs.closeSync', 'crypto.scrypt'];

function look(): ReadonlyMap<string, unknown> {
  const seen = new Map<string, unknown>([['the working folder', process.cwd()]]);
  for (const [name, value] of Object.entries(process.env)) seen.set(`process.env.${name}`, value);
  for (const name of GLOBALS) seen.set(name, globalThis[name]);
  for (const [place, object] of Object.entries(PLACES))
    for (const [name, value] of Object.entries(object))
      if (typeof value === 'function') seen.set(`${place}.${name}`, value);
  // Not enumerable.
  seen.set('Date.now', Date.now).set('Math.random', Math.random).set('performance.now', performance.now);
  for (const name of FOR_GOOD) seen.delete(name);
  return seen;
}

const before = look();

/** Files that share a process leave it as they found it: the environment, the folder, Node's functions, the clock. */
afterAll(() => {
  const after = look();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
  if (changed.length > 0)
    throw new Error(`The next file of this process would go on with another: ${changed.join(', ')}`);
});
