import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyEvent } from '../../../county/books/events.ts';
import { openFolderJournal } from '../../../county/books/journal/folder-journal.ts';
import { chainEvents, eventOf, NO_EVENTS } from '../../../county/books/journal/journal.ts';
import { headOf, openMirroredJournal } from '../../../county/books/journal/mirrored-journal.ts';
import { NO_TABLES } from '../../../county/books/journal/no-tables.ts';
import { finishTurn } from '../../../county/books/journal/turn-folder.ts';
import { fingerprintOfDataKey, makeNextKey, readDataKeys } from '../../../county/rekey/data-keys.ts';
import { settleDataKey } from '../../../county/rekey/settle-data-key.ts';
import { turnDataKey } from '../../../county/rekey/turn-data-key.ts';
import { countySeal } from '../../../county/seal/county-seal.ts';
import { makeFolder } from '../../../county/spool/synced-file.ts';
import { COUNTY } from '../http/support/county-service.ts';
import { prepareFolder } from '../service/support/prepare-folder.ts';
import { fixedBytes } from '../support/sample-batch.ts';
import { dieAt } from './support/dying-files.ts';

const EVENTS: readonly CountyEvent[] = [1, 2, 3].map((day) => ({
  kind: 'epoch-raised',
  at: `2023-10-2${day}T10:00:00.000+08:00`,
  by: 'cli',
  epoch: day + 1,
  reason: `第 ${day} 次`,
}));
const AT = '2023-10-25T10:00:00.000+08:00';

describe('a change of the data key that is cut off', () => {
  let root = '';
  const sound = (): string => join(root, 'sound');
  const data = (): string => join(root, 'now', 'data');
  const copy = (): string => join(root, 'now', 'copy');
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'aid-rekey-'));
    await prepareFolder(join(sound(), 'data'));
    const { present } = await keysOf(join(sound(), 'data'));
    const folders = [join(sound(), 'data', 'books'), join(sound(), 'copy')] as const;
    for (const folder of folders) await makeFolder(folder);
    const journal = await openMirroredJournal(...folders);
    await journal.append(NO_TABLES, chainEvents(countySeal(present, COUNTY), NO_EVENTS, EVENTS));
    await journal.close();
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const keysOf = (folder: string) => readDataKeys(join(folder, 'keys'), false, {}, fixedBytes('none'));
  const turn = async (): Promise<void> => {
    const next = await makeNextKey(await keysOf(data()), fixedBytes('next'));
    await turnDataKey({
      options: { folder: data(), code: null, name: null, databaseUrl: null, journalCopy: copy() },
      env: {},
      machine: { random: fixedBytes('none') },
      at: AT,
      confirmed: fingerprintOfDataKey(next),
    });
  };

  /** What the next start does before it opens the books. */
  async function open() {
    const keys = await keysOf(data());
    const books = join(data(), 'books');
    const key = await settleDataKey({ code: COUNTY, path: data(), place: { form: 'folder', books } }, keys);
    await finishTurn(books);
    const journal = await openMirroredJournal(books, copy());
    const events: CountyEvent[] = [];
    for await (const entry of journal.read(NO_TABLES)) events.push(eventOf(countySeal(key, COUNTY), entry));
    await journal.close();
    return { key: Buffer.from(key).toString('hex'), events };
  }

  /** A process that is gone leaves its locks; the next one sees that it is gone. This one is not. */
  async function dropLocks(): Promise<void> {
    for (const folder of [data(), join(data(), 'books'), copy()])
      for (const name of await readdir(folder)) if (name.startsWith('lock')) await rm(join(folder, name));
  }

  async function fresh(): Promise<void> {
    await rm(join(root, 'now'), { recursive: true, force: true });
    await cp(sound(), join(root, 'now'), { recursive: true });
  }

  const OLD = Buffer.from(fixedBytes('data-key')(32)).toString('hex');
  const NEW = Buffer.from(fixedBytes('next')(32)).toString('hex');
  const TURNED = [...EVENTS, { kind: 'data-key-changed', at: AT, by: 'cli', before: expect.any(String) as string }];

  it('leaves the old or the new whole, in both journals, and can be done again', async () => {
    const came = { old: 0, new: 0 };
    for (let nth = 1; ; nth++) {
      await fresh();
      const died = await dieAt(nth, turn);
      await dropLocks();
      const { key, events } = await open();
      const isNew = key === NEW;
      came[isNew ? 'new' : 'old']++;
      expect([nth, key, events]).toEqual([nth, isNew ? NEW : OLD, isNew ? TURNED : EVENTS]);
      expect(await headOf(copy())).toEqual(await headOf(join(data(), 'books')));
      if (!isNew) {
        await turn();
        expect(await open()).toEqual({ key: NEW, events: TURNED });
      }
      // What was begun and not used does not stay, and the key of before is kept for old backups, once.
      const left = [...(await readdir(join(data(), 'books'))), ...(await readdir(copy()))];
      expect(left.filter((name) => !/^journal\.(?:log|head)$/.test(name))).toEqual([]);
      expect(await readdir(join(data(), 'keys', 'former'))).toEqual(['data-key-1']);
      if (!died) break;
    }
    expect(came.old).toBeGreaterThan(20);
    expect(came.new).toBeGreaterThan(0);
  });

  it('is also finished whole when the start that finishes it is cut off', async () => {
    for (let nth = 1; ; nth++) {
      await fresh();
      await turn();
      const died = await dieAt(nth, open);
      await dropLocks();
      expect([nth, await open()]).toEqual([nth, { key: NEW, events: TURNED }]);
      expect(await headOf(copy())).toEqual(await headOf(join(data(), 'books')));
      expect((await readdir(join(data(), 'keys', 'former'))).filter((name) => name.startsWith('data'))).toEqual([
        'data-key-1',
      ]);
      if (!died) break;
      expect(nth).toBeLessThan(200);
    }
  });

  it('keeps no word that the old key opens', async () => {
    await fresh();
    await turn();
    await open();
    const old = countySeal(Buffer.from(OLD, 'hex'), COUNTY);
    for (const folder of [join(data(), 'books'), copy()]) {
      const journal = await openFolderJournal(folder);
      for await (const entry of journal.read(NO_TABLES)) expect(() => eventOf(old, entry)).toThrow('打不开');
      await journal.close();
    }
    expect((await readFile(join(data(), 'keys', 'data-key'), 'utf8')).trim()).toBe(
      Buffer.from(NEW, 'hex').toString('base64url'),
    );
  });
});
