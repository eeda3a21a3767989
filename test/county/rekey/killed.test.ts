import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleForNode } from '../../../build/lib/bundle-for-node.mjs';
import { openFolderJournal } from '../../../county/books/journal/folder-journal.ts';
import { NO_TABLES } from '../../../county/books/journal/no-tables.ts';
import { finishTurn } from '../../../county/books/journal/turn-folder.ts';
import { readDataKeys } from '../../../county/rekey/data-keys.ts';
import { opensJournal } from '../../../county/rekey/reseal-entries.ts';
import { countySeal } from '../../../county/seal/county-seal.ts';
import { COUNTY } from '../http/support/county-service.ts';
import { BATCHES, countyOf, PERSON } from './support/county-of-form.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Runs the command in a process that kills itself before its change of the disk of this number; 0: it lives. */
async function rotateIn(folder: string, fingerprint: string, killAt: number) {
  const entry = await bundleForNode(join(ROOT, 'test/county/rekey/support/killed-county.ts'));
  const child = spawn(process.execPath, [entry, 'rotate-data-key', fingerprint, '--folder', folder], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], TZ: 'Asia/Shanghai', KILL_AT: String(killAt) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (said += text));
  child.stderr.resume();
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  const changes = said.split('\n').flatMap((line) => (line.startsWith('change ') ? [line.slice(7)] : []));
  return { code, signal, changes };
}

describe('a change of the data key whose process is killed', { timeout: 600_000 }, () => {
  let county: Awaited<ReturnType<typeof countyOf>>;
  let prepared: Awaited<ReturnType<typeof county.prepare>>;
  let changes: readonly string[] = [];
  const sound = (): string => join(county.root, 'sound');

  async function fresh(): Promise<void> {
    await rm(county.folder, { recursive: true, force: true });
    await cp(sound(), county.folder, { recursive: true });
  }

  beforeAll(async () => {
    county = await countyOf('folder');
    await county.register();
    await county.take(BATCHES.first);
    prepared = await county.prepare();
    await cp(county.folder, sound(), { recursive: true });
    const whole = await rotateIn(county.folder, prepared.fingerprint, 0);
    if (whole.code !== 0) throw new Error('The data key was not changed');
    ({ changes } = whole);
  }, 300_000);
  afterAll(() => county.remove());

  /** With which of the keys that were put away before the change the journal opens: the one before, or the one to come. */
  async function opener(): Promise<string> {
    const books = join(county.folder, 'books');
    await finishTurn(books);
    const journal = await openFolderJournal(books);
    try {
      const { present, next } = await readDataKeys(prepared.copy, false, {}, () => new Uint8Array());
      for (const [name, key] of [['before', present] as const, ['next', next] as const])
        if (key !== null && (await opensJournal(journal.read(NO_TABLES), countySeal(key, COUNTY))) === true)
          return name;
      return 'none';
    } finally {
      await journal.close();
    }
  }

  /** The first change of the disk that is of this kind, counted from 1. */
  function at(kind: RegExp): number {
    const found = changes.findIndex((change) => kind.test(change));
    if (found === -1) throw new Error(`No such change of the disk: ${String(kind)}`);
    return found + 1;
  }

  const PLACES: readonly (readonly [where: string, kind: RegExp, after: number, key: 'before' | 'next'])[] = [
    ['when the new journal is begun', /^mkdir \S*journal\.making/, 0, 'before'],
    ['in the middle of its first lines', /^mkdir \S*journal\.making/, 6, 'before'],
    ['before it gets its name', /^rename \S*journal\.making \S*journal\.next/, 0, 'before'],
    ['when it has its name', /^rename \S*journal\.making \S*journal\.next/, 1, 'next'],
    ['before the key of before is put aside', /^mkdir \S*keys\/former/, 0, 'next'],
    ['before the new key gets its name', /^rename \S*data-key\.next \S*data-key$/, 0, 'next'],
    ['when the new key has its name', /^rename \S*data-key\.next \S*data-key$/, 1, 'next'],
  ];

  it.each(PLACES)(
    '%s leaves a journal that the copy of the keys opens, and goes on to its end',
    async (_where, kind, after, key) => {
      await fresh();
      const killed = await rotateIn(county.folder, prepared.fingerprint, at(kind) + after);
      expect(killed.signal).toBe('SIGKILL');
      expect(await opener()).toBe(key);
      const again = await county.type(0, {}, 'rotate-data-key', prepared.fingerprint);
      expect([again.code, again.err]).toEqual([0, '']);
      expect(again.out).toContain(key === 'before' ? '已更换数据密钥' : '已经在用');
      expect(await opener()).toBe('next');
      const { books, close } = await county.open();
      try {
        await books.verify();
        expect((await books.queries.cases({ text: PERSON.idNumber })).map(({ name }) => name)).toEqual([PERSON.name]);
        const kinds = (await books.queries.history({})).map(({ kind: each }) => each);
        expect(kinds.filter((each) => each === 'data-key-changed')).toHaveLength(1);
      } finally {
        await close();
      }
    },
  );
});
