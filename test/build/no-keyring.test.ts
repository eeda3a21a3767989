import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const ROOMS = ['build', 'county', 'electron', 'renderer', 'rules', 'shared'] as const;

/** Source files of a room. */
const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourcesIn(path);
    return /\.(?:ts|tsx|mjs|cjs|js|html)$/.test(name) ? [path] : [];
  });

/**
 * Without a desktop keyring Electron's own store of secrets falls back to a fixed, public password, and a keyring that is
 * wiped takes its secrets along. Keys stand on password, recovery code and county alone.
 */
const FORBIDDEN = /safeStorage|setUsePlainTextEncryption|basic_text|password-store/;

test('no key rests on the keyring of the desktop: nothing asks for it', () => {
  const sources = ROOMS.flatMap((room) => sourcesIn(join(ROOT, room)));
  expect(sources.length).toBeGreaterThan(300);
  expect(sources.filter((path) => FORBIDDEN.test(readFileSync(path, 'utf8')))).toEqual([]);
});
