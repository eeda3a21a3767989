import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../../county/db/database.ts';
import type { CountyEvent } from '../../../county/books/events.ts';
import { openFolderJournal } from '../../../county/books/journal/folder-journal.ts';
import { FolderInUseError, lockFolder } from '../../../county/books/journal/folder-lock.ts';
import { chainEvents, eventOf, JournalDamagedError } from '../../../county/books/journal/journal.ts';
import { countySeal } from '../../../county/seal/county-seal.ts';
import { fixedBytes } from '../support/sample-batch.ts';

const seal = countySeal(fixedBytes('data key')(32), '210502');
/** The folder's journal asks no tables. */
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
  reason: `第 ${epoch} 次恢复`,
});

describe('the journal in a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aid-journal-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const log = () => join(folder, 'journal.log');
  const marks = () => join(folder, 'journal.head');

  /** Appends events one by one and gives the size of the file after each. */
  async function write(first: number, last: number): Promise<readonly number[]> {
    const journal = await openFolderJournal(folder);
    const sizes: number[] = [];
    for (let epoch = first; epoch <= last; epoch++) {
      await journal.append(noTables, chainEvents(seal, await journal.head(noTables), [event(epoch)]));
      sizes.push(readFileSync(log()).length);
    }
    await journal.close();
    return sizes;
  }

  async function readAll(): Promise<readonly CountyEvent[]> {
    const journal = await openFolderJournal(folder);
    try {
      const events: CountyEvent[] = [];
      for await (const entry of journal.read(noTables)) events.push(eventOf(seal, entry));
      return events;
    } finally {
      await journal.close();
    }
  }

  it('gives back what was appended, in order, across openings, and shows nothing of it on the disk', async () => {
    await write(2, 4);
    await write(5, 6);
    expect(await readAll()).toEqual([2, 3, 4, 5, 6].map(event));
    expect(readFileSync(log(), 'utf8')).not.toContain('恢复');
  });

  it('cut at any byte behind the last mark loses nothing that was acknowledged and puts the torn rest aside', async () => {
    const [, size = 0] = await write(2, 3);
    const whole = readFileSync(log());
    const acknowledged = readFileSync(marks());
    await write(4, 4);
    const longer = readFileSync(log());
    for (let cut = size; cut < longer.length; cut += 19) {
      writeFileSync(log(), longer.subarray(0, cut));
      writeFileSync(marks(), acknowledged);
      expect(await readAll()).toEqual([2, 3].map(event));
      expect(readFileSync(log()).equals(whole)).toBe(true);
    }
    expect(readdirSync(folder).some((name) => name.startsWith('journal.torn-'))).toBe(true);
  });

  it('keeps an event that was synced but not yet marked', async () => {
    await write(2, 3);
    const acknowledged = readFileSync(marks());
    await write(4, 4);
    writeFileSync(marks(), acknowledged);
    expect(await readAll()).toEqual([2, 3, 4].map(event));
    await write(5, 5);
    expect(await readAll()).toEqual([2, 3, 4, 5].map(event));
  });

  it('goes on after a mark that was torn', async () => {
    await write(2, 3);
    const whole = readFileSync(marks());
    writeFileSync(marks(), Buffer.concat([whole, Buffer.from('000000000003 ab')]));
    expect(await readAll()).toEqual([2, 3].map(event));
    await write(4, 4);
    expect(await readAll()).toEqual([2, 3, 4].map(event));
  });

  it('finds every cut before the mark', async () => {
    const sizes = await write(2, 4);
    for (const size of [0, 1, (sizes[0] ?? 0) - 1, sizes[0] ?? 0, sizes[1] ?? 0, (sizes[2] ?? 0) - 1]) {
      const copy = readFileSync(log());
      truncateSync(log(), size);
      await expect(readAll()).rejects.toThrow(JournalDamagedError);
      writeFileSync(log(), copy);
    }
    expect(await readAll()).toHaveLength(3);
  });

  it('finds every single flipped bit of the file', async () => {
    await write(2, 3);
    const whole = readFileSync(log());
    let accepted = 0;
    for (let bit = 0; bit < whole.length * 8; bit += 37) {
      const flipped = Buffer.from(whole);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(log(), flipped);
      await readAll().then(
        () => (accepted += 1),
        (error: unknown) => expect(error).toBeInstanceOf(JournalDamagedError),
      );
    }
    expect(accepted).toBe(0);
  });

  it('does not go on when the marks are gone or the whole file was exchanged', async () => {
    await write(2, 4);
    const copy = readFileSync(marks());
    writeFileSync(marks(), '');
    await expect(readAll()).rejects.toThrow('journal.head');
    writeFileSync(marks(), copy);
    const other = mkdtempSync(join(tmpdir(), 'aid-journal-'));
    const own = folder;
    folder = other;
    await write(7, 9);
    writeFileSync(join(own, 'journal.log'), readFileSync(log()));
    rmSync(other, { recursive: true });
    folder = own;
    await expect(readAll()).rejects.toThrow(JournalDamagedError);
  });

  it('lets one process in and names it to the other; the file of a process that is gone is taken over', async () => {
    const release = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError);
    await expect(lockFolder(folder)).rejects.toThrow(String(process.pid));
    await release();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
    // The number of a process that runs, with another start: it was given away anew.
    writeFileSync(join(folder, 'lock'), `${process.pid} 1\n`);
    await (
      await lockFolder(folder)
    )();
    writeFileSync(join(folder, 'lock'), '999999999 77\n');
    await (
      await lockFolder(folder)
    )();
    // One more was killed while it took over from that one.
    writeFileSync(join(folder, 'lock'), '999999999 77\n');
    writeFileSync(join(folder, 'lock.after-999999999-77'), '999999998 78\n');
    const last = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(String(process.pid));
    await last();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not taken from a process that is just taking it over', async () => {
    const successor = `${process.pid} ${readFileSync('/proc/self/stat', 'utf8').split(' ')[21]}\n`;
    writeFileSync(join(folder, 'lock'), '999999999 77\n');
    writeFileSync(join(folder, 'lock.after-999999999-77'), successor);
    await expect(lockFolder(folder)).rejects.toThrow(String(process.pid));
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe('999999999 77\n');
    expect(readdirSync(folder)).toEqual(['lock', 'lock.after-999999999-77']);
  });
});
