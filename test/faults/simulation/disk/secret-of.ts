import { createPrivateKey, type KeyObject } from 'node:crypto';

const secrets = new Map<string, KeyObject>();

/** A secret that follows from a name. */
export function secretOf(name: string): KeyObject {
  const known = secrets.get(name);
  if (known !== undefined) return known;
  const key = Buffer.from(name.padEnd(32, '.').slice(0, 32));
  const made = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  secrets.set(name, made);
  return made;
}
