import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { vaultState } from '../../electron/store/vault/vault-state.ts';
import { wrongTries } from '../../electron/store/vault/wrong-tries.ts';
import { freshStore } from './support/fixtures.ts';
import { fullLife } from './support/full-life.ts';
import { filesIn } from './support/raw.ts';
import { codeOf, valueOf } from './support/test-env.ts';

/** A whole life, closed, and how to put something else in the place of one of its files. */
function profile() {
  const { env, store, reopen } = freshStore();
  const sealed = fullLife(store);
  store.close();
  const at = (name: string): string => join(env.dataDir, name);
  const replace = (name: string, put: (path: string) => void): void => {
    rmSync(at(name), { force: true, recursive: true });
    put(at(name));
  };
  return { env, sealed, reopen, at, replace };
}

const folder = (path: string): void => mkdirSync(path);
const deadLink = (path: string): void => symlinkSync('/nowhere/at/all', path);
const pipe = (path: string): void => void execFileSync('mkfifo', [path]);
const garbage = (path: string): void => writeFileSync(path, Buffer.alloc(40_000, 0xa5));

/** What may lie in the place of a file by a slip of the hand, another tool or a bad disk. Windows has no such pipes. */
const ODD: readonly (readonly [string, (path: string) => void])[] = [
  ['a folder', folder],
  ['a link to nowhere', deadLink],
  ...(process.platform === 'win32' ? [] : [['a pipe', pipe] as const]),
];

describe.each(ODD)('%s in the place of', (kind, put) => {
  test('the database is named, and nothing is made in its place', () => {
    const { env, reopen, replace } = profile();
    replace('app.db', put);
    rmSync(join(env.dataDir, 'app.db-wal'), { force: true });
    expect(codeOf(reopen)).toBe(kind === 'a link to nowhere' ? 'STORE_MISSING' : 'STORE_CORRUPT');
    rmSync(join(env.dataDir, 'app.db'), { recursive: true });
    expect(codeOf(reopen)).toBe('STORE_MISSING');
  });

  test('the head log is named as data that may be behind', () => {
    const { reopen, replace } = profile();
    replace('head.log', put);
    expect(codeOf(reopen)).toBe('STORE_BEHIND');
  });

  test('one copy of the keys leaves the other one; of both, damaged keys, never a folder without any', () => {
    const { env, replace } = profile();
    replace('keys.json', put);
    expect(vaultState(env.dataDir)).toMatchObject({ state: 'present' });
    replace('keys.2.json', put);
    expect(vaultState(env.dataDir)).toEqual({ state: 'damaged' });
  });

  test('one record of the wrong tries leaves the other one', () => {
    const { env, replace } = profile();
    wrongTries(env.dataDir, () => 0).note('user-1');
    replace('attempts.json', put);
    expect(wrongTries(env.dataDir, () => 0).waitOf('user-1')).toBe(1);
  });

  test('a paper is named when it is wanted, and everything else is there', () => {
    const { env, sealed, reopen, replace } = profile();
    const papers = filesIn(env.dataDir).filter(({ path }) => path.startsWith('attachments'));
    for (const { path } of papers) replace(path, put);
    const store = valueOf(reopen());
    expect(store.applications.get(sealed.id)).toEqual(sealed);
    const [print] = store.prints.of(sealed.id);
    expect(codeOf(() => store.prints.bytes(print?.id ?? ''))).toBe('ROW_TAMPERED');
  });

  test('the index of the log, which this program never makes, means nothing', () => {
    const { sealed, reopen, replace } = profile();
    replace('app.db-shm', put);
    expect(valueOf(reopen()).applications.get(sealed.id)).toEqual(sealed);
  });
});

test('an index of the log that is full of garbage, or of another database, means nothing', () => {
  const { sealed, reopen, replace } = profile();
  replace('app.db-shm', garbage);
  const store = valueOf(reopen());
  expect(store.applications.get(sealed.id)).toEqual(sealed);
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('files that were moved elsewhere and linked to are the files', () => {
  const { env, sealed, reopen, at } = profile();
  const elsewhere = `${env.dataDir}-elsewhere`;
  mkdirSync(elsewhere);
  try {
    for (const name of ['app.db', 'head.log', 'attachments']) {
      cpSync(at(name), join(elsewhere, name), { recursive: true });
      renameSync(at(name), at(`${name}.moved`));
      symlinkSync(join(elsewhere, name), at(name));
    }
    const store = valueOf(reopen());
    expect(store.applications.get(sealed.id)).toEqual(sealed);
    expect(store.audit.verify()).toEqual({ ok: true });
    store.close();
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});
