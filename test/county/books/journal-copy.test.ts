import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../../county/db/database.ts';
import type { CountyEvent } from '../../../county/books/events.ts';
import { openFolderJournal } from '../../../county/books/journal/folder-journal.ts';
import { chainEvents, JournalStoppedError } from '../../../county/books/journal/journal.ts';
import {
  entriesBehind,
  headOf,
  JournalCopyError,
  mirroredJournal,
  openMirroredJournal,
} from '../../../county/books/journal/mirrored-journal.ts';
import { countySeal } from '../../../county/seal/county-seal.ts';
import { fixedBytes } from '../support/sample-batch.ts';

const seal = countySeal(fixedBytes('data key')(32), '210502');
const noTables: Connection = {
  rows: () => Promise.reject(new Error('Asked the tables')),
  run: () => Promise.reject(new Error('Asked the tables')),
  copy: () => Promise.reject(new Error('Asked the tables')),
};
const event = (epoch: number): CountyEvent => ({
  kind: 'epoch-raised',
  at: '2023-10-20T10:00:00.000+08:00',
  by: 'cli',
  epoch,
  reason: `第 ${epoch} 次`,
});

describe('the second journal', () => {
  let root: string;
  const folder = () => join(root, 'own');
  const copy = () => join(root, 'copy');
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'aid-journal-'));
    for (const each of [folder(), copy()]) mkdirSync(each);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  async function write(first: number, last: number): Promise<void> {
    const journal = await openMirroredJournal(folder(), copy());
    try {
      for (let epoch = first; epoch <= last; epoch++)
        await journal.append(noTables, chainEvents(seal, await journal.head(noTables), [event(epoch)]));
    } finally {
      await journal.close();
    }
  }
  const bytesOf = (place: string): readonly string[] =>
    ['journal.log', 'journal.head'].map((name) => readFileSync(join(place, name), 'hex'));

  it('is the first byte for byte after every event, also when it begins long after it', async () => {
    const alone = await openFolderJournal(folder());
    for (let epoch = 2; epoch < 500; epoch++)
      await alone.append(noTables, chainEvents(seal, await alone.head(noTables), [event(epoch)]));
    await alone.close();
    await write(500, 502);
    expect(readFileSync(join(copy(), 'journal.log')).equals(readFileSync(join(folder(), 'journal.log')))).toBe(true);
    expect(await headOf(copy())).toEqual(await headOf(folder()));
  });

  it('that a crash left behind is caught up, whatever was cut off of it', async () => {
    await write(2, 5);
    const whole = bytesOf(copy())[0];
    const size = readFileSync(join(copy(), 'journal.log')).length;
    const marks = readFileSync(join(copy(), 'journal.head')).length;
    truncateSync(join(copy(), 'journal.head'), marks - 94);
    truncateSync(join(copy(), 'journal.log'), size - 30);
    await write(6, 6);
    expect(bytesOf(copy())[0]?.startsWith(whole ?? '-')).toBe(true);
    expect(await headOf(copy())).toEqual(await headOf(folder()));
  });

  it('that is ahead is not written over: the folder was put back from an older copy', async () => {
    await write(2, 3);
    const old = join(root, 'old');
    cpSync(folder(), old, { recursive: true });
    const before = await headOf(old);
    await write(4, 6);
    await expect(openMirroredJournal(old, copy())).rejects.toThrow(JournalCopyError);
    await expect(openMirroredJournal(old, copy())).rejects.toThrow('多 3 条');
    expect(await entriesBehind(copy(), before)).toBe(3);
  });

  it('of another county, or of another history, is refused', async () => {
    await write(2, 4);
    const other = join(root, 'other');
    mkdirSync(other);
    const journal = await openFolderJournal(other);
    for (let epoch = 10; epoch < 16; epoch++)
      await journal.append(noTables, chainEvents(seal, await journal.head(noTables), [event(epoch)]));
    await journal.close();
    await expect(openMirroredJournal(other, copy())).rejects.toThrow('内容对不上');
    await expect(entriesBehind(copy(), await headOf(other))).rejects.toThrow('不是同一份数据');
    // An empty backup fits any copy: nothing says whose it is.
    await expect(entriesBehind(copy(), { n: 0, hash: '' })).rejects.toThrow('备份里还没有日志');
    // Let go again: the right one opens.
    await write(5, 5);
  });

  /** Both journals, the second one failing as told. */
  async function failing() {
    const [first, second] = [await openFolderJournal(folder()), await openFolderJournal(copy())];
    let fault: 'none' | 'append' | 'all' = 'none';
    const no = () => Promise.reject(Object.assign(new Error('the disk is gone'), { code: 'EIO' }));
    const journal = mirroredJournal(
      first,
      {
        ...second,
        append: (...given) => (fault === 'none' ? second.append(...given) : no()),
        head: (connection) => (fault === 'all' ? no() : second.head(connection)),
      },
      async () => {
        await first.close();
        await second.close();
      },
    );
    const next = async () => chainEvents(seal, await journal.head(noTables), [event(9)]);
    return { journal, next, fail: (as: typeof fault) => void (fault = as) };
  }

  it('that cannot be written lets nothing count: the event is in neither, and the next one goes into both', async () => {
    await write(2, 3);
    const before = bytesOf(folder());
    const { journal, next, fail } = await failing();
    fail('append');
    await expect(journal.append(noTables, await next())).rejects.toThrow('the disk is gone');
    expect(bytesOf(folder())).toEqual(before);
    fail('none');
    await journal.append(noTables, await next());
    await journal.close();
    expect((await headOf(folder())).n).toBe(3);
    expect(bytesOf(copy())[0]).toEqual(bytesOf(folder())[0]);
  });

  it('of which nobody knows what it has stops everything until the next start, which takes the event as what it is', async () => {
    await write(2, 3);
    const { journal, next, fail } = await failing();
    const entries = await next();
    fail('all');
    await expect(journal.append(noTables, entries)).rejects.toThrow('the disk is gone');
    fail('none');
    await expect(journal.append(noTables, entries)).rejects.toThrow(JournalStoppedError);
    await expect(journal.head(noTables)).rejects.toThrow(JournalStoppedError);
    await journal.close();
    await write(5, 5);
    expect((await headOf(copy())).n).toBe(4);
    expect(bytesOf(copy())[0]).toEqual(bytesOf(folder())[0]);
  });
});
