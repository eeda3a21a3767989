import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../county/db/database.ts';
import { openPglite } from '../../../county/db/open-pglite.ts';
import { openFolderSpool } from '../../../county/spool/folder-spool.ts';
import { postgresSpool } from '../../../county/spool/postgres-spool.ts';
import { openPostgres } from '../../../county/db/open-postgres.ts';
import type { BatchKey, Spool } from '../../../county/spool/spool.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';

const DEVICE = '0191a000-0000-7000-8000-00000000d001';
const bytesOf = (label: string, length: number): Buffer =>
  Buffer.alloc(length, createHash('sha256').update(label).digest());
const keyOf = (bytes: Uint8Array, seq = 1, device = DEVICE): BatchKey => ({
  device,
  seq,
  hash: createHash('sha256').update(bytes).digest('hex'),
});

let now = 0;
let tables: Database;
let server: TestPostgres;
let onServer: Database;
let folder = '';
let counties = 0;

beforeAll(async () => {
  tables = await openPglite('memory://');
  server = await startPostgres();
  onServer = await openPostgres(server.url);
});
afterAll(async () => {
  await tables.close();
  await onServer.close();
  await server.stop();
});

const forms: readonly (readonly [string, () => Promise<Spool>])[] = [
  ['a folder', () => openFolderSpool(folder)],
  ['tables', async () => postgresSpool(tables, String(100_000 + counties), () => now)],
  ['tables of a server', async () => postgresSpool(onServer, String(100_000 + counties), () => now)],
];

describe.each(forms)('the spool in %s', (_form, open) => {
  const content = bytesOf('content', 3_000_000);
  const key = keyOf(content);
  let spool: Spool;

  beforeEach(async () => {
    now = Date.now();
    counties++;
    folder = await mkdtemp(join(tmpdir(), 'aid-spool-'));
    spool = await open();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('takes a batch piece by piece and gives back the same bytes', async () => {
    expect(await spool.create(key, content.length)).toEqual({ length: content.length, offset: 0 });
    for (const [from, to] of [
      [0, 1],
      [1, 1_500_000],
      [1_500_000, content.length],
    ] as const)
      expect(await spool.append(key, from, content.subarray(from, to))).toEqual({ outcome: 'kept', offset: to });
    expect(await spool.finish(key)).toBe('whole');
    expect(await spool.upload(key)).toBeNull();
    expect(await spool.size(key)).toBe(content.length);
    expect(Buffer.from((await spool.read(key)) ?? []).equals(content)).toBe(true);
    expect(await spool.list()).toEqual([key]);
    expect(await spool.finish(key)).toBe('whole');
  });

  it('tells where to go on, and takes nothing at another place', async () => {
    await spool.create(key, content.length);
    await spool.append(key, 0, content.subarray(0, 1000));
    expect(await spool.append(key, 0, content.subarray(0, 1000))).toEqual({ outcome: 'wrong_offset', offset: 1000 });
    expect(await spool.append(key, 1001, content.subarray(1001, 1002))).toEqual({
      outcome: 'wrong_offset',
      offset: 1000,
    });
    expect(await spool.upload(key)).toMatchObject({ length: content.length, offset: 1000 });
    expect(await spool.finish(key)).toBe('not_yet');
    expect(await spool.read(key)).toBeNull();
  });

  it('goes on with an upload when it is created again, and begins anew with another length', async () => {
    await spool.create(key, content.length);
    await spool.append(key, 0, content.subarray(0, 1000));
    expect(await spool.create(key, content.length)).toMatchObject({ offset: 1000 });
    expect(await spool.create(key, 5000)).toEqual({ length: 5000, offset: 0 });
    expect(await spool.upload(key)).toMatchObject({ length: 5000, offset: 0 });
  });

  it('keeps nothing beyond the length it was created for', async () => {
    await spool.create(key, 10);
    expect(await spool.append(key, 0, content.subarray(0, 11))).toEqual({ outcome: 'too_long', offset: 0 });
    expect(await spool.upload(key)).toMatchObject({ offset: 0 });
  });

  it('throws bytes away that have not the hash of their name', async () => {
    await spool.create(key, 4);
    await spool.append(key, 0, Buffer.from('abcd'));
    expect(await spool.finish(key)).toBe('other_content');
    expect(await spool.upload(key)).toBeNull();
    expect(await spool.size(key)).toBeNull();
    expect(await spool.append(key, 4, Buffer.from('e'))).toEqual({ outcome: 'unknown' });
  });

  it('keeps one of two pieces that come at once for the same place', async () => {
    for (let seq = 1; seq <= 20; seq++) {
      const own = keyOf(content, seq);
      await spool.create(own, content.length);
      const [one, two] = await Promise.all([
        spool.append(own, 0, content.subarray(0, 1000)),
        spool.append(own, 0, content.subarray(0, 2000)),
      ]);
      expect([one.outcome, two.outcome].sort()).toEqual(['kept', 'wrong_offset']);
      const upload = await spool.upload(own);
      expect([1000, 2000]).toContain(upload?.offset);
    }
  });

  it('has no gap when a piece comes just when the upload begins anew with another length', async () => {
    const small = content.subarray(0, 4000);
    for (let seq = 1; seq <= 40; seq++) {
      const own = keyOf(small, seq);
      await spool.create(own, small.length + 1);
      await spool.append(own, 0, small.subarray(0, 1000));
      await Promise.all([spool.create(own, small.length), spool.append(own, 1000, small.subarray(1000, 2000))]);
      const { offset } = (await spool.upload(own)) ?? { offset: -1 };
      expect(await spool.append(own, offset, small.subarray(offset))).toMatchObject({ outcome: 'kept' });
      expect(await spool.finish(own)).toBe('whole');
      expect(Buffer.from((await spool.read(own)) ?? []).equals(small)).toBe(true);
    }
  });

  it('takes a whole file in at once, also over an upload under way, and only once', async () => {
    await spool.create(key, content.length);
    await spool.append(key, 0, content.subarray(0, 1000));
    await Promise.all([spool.put(key, content), spool.put(key, content)]);
    expect(await spool.size(key)).toBe(content.length);
    expect(await spool.upload(key)).toBeNull();
    expect(await spool.list()).toEqual([key]);
  });

  it('sets a batch aside with its code and puts it back', async () => {
    await spool.put(key, content);
    await spool.quarantine(key, 'chunk_refused');
    expect([await spool.size(key), await spool.quarantined(key), await spool.list()]).toEqual([
      null,
      'chunk_refused',
      [],
    ]);
    expect(await spool.aside()).toEqual([{ ...key, code: 'chunk_refused' }]);
    expect(Buffer.from((await spool.readAside(key)) ?? []).equals(content)).toBe(true);
    await spool.release(key);
    expect(await spool.readAside(key)).toBeNull();
    expect([await spool.size(key), await spool.quarantined(key)]).toEqual([content.length, null]);
    expect(await spool.aside()).toEqual([]);
  });

  it('throws a batch in quarantine away, and says what a device takes up', async () => {
    const [other, third] = [keyOf(bytesOf('other', 10), 2), keyOf(bytesOf('third', 10), 3, 'another')];
    await spool.put(key, content);
    await spool.create(other, 10);
    await spool.create(third, 10);
    expect(await spool.usage(key.device)).toEqual({ open: 1, openBytes: 10, aside: 0, asideBytes: 0 });
    await spool.quarantine(key, 'chunk_refused');
    expect(await spool.usage(key.device)).toMatchObject({ aside: 1, asideBytes: content.length });
    await spool.drop(key);
    expect([await spool.size(key), await spool.quarantined(key), await spool.aside()]).toEqual([null, null, []]);
    expect(await spool.usage(key.device)).toMatchObject({ aside: 0, asideBytes: 0 });
    expect(await spool.expire(now + 60_000, 'nobody')).toBe(0);
    expect(await spool.expire(now + 60_000, key.device)).toBe(1);
    expect(await spool.upload(third)).not.toBeNull();
  });

  it('lets a batch come again after its bytes were given up', async () => {
    await spool.put(key, content);
    await spool.forget(key);
    expect(await spool.size(key)).toBeNull();
    await spool.put(key, content);
    expect(await spool.size(key)).toBe(content.length);
  });

  it('forgets unfinished uploads nobody added to, and no whole batch', async () => {
    const other = keyOf(bytesOf('other', 10), 2);
    await spool.put(key, content);
    await spool.create(other, 10);
    expect(await spool.expire(now - 60_000)).toBe(0);
    expect(await spool.expire(now + 60_000)).toBe(1);
    expect(await spool.upload(other)).toBeNull();
    expect(await spool.size(key)).toBe(content.length);
  });

  it('lists batches by device and number', async () => {
    const keys: BatchKey[] = [];
    for (const [device, seq] of [
      ['b', 2],
      ['a', 10],
      ['b', 1],
      ['a', 9],
    ] as const) {
      const bytes = bytesOf(`${device}${seq}`, 100);
      keys.push(keyOf(bytes, seq, device));
      await spool.put(keyOf(bytes, seq, device), bytes);
    }
    expect((await spool.list()).map(({ device, seq }) => `${device}${seq}`)).toEqual(['a9', 'a10', 'b1', 'b2']);
  });

  it('finds nothing wrong with sound batches', async () => {
    await spool.put(key, content);
    expect(await spool.scrub()).toEqual([]);
  });

  it.each([
    { device: '../x', seq: 1, hash: key.hash },
    { device: DEVICE, seq: 0, hash: key.hash },
    { device: DEVICE, seq: 1, hash: `${key.hash.slice(0, 62)}/.` },
    { device: '', seq: 1, hash: key.hash },
  ])('never makes a path of a name that is none: %o', async (bad) => {
    await expect(spool.create(bad, 10)).rejects.toThrow(RangeError);
    await expect(spool.put(bad, content)).rejects.toThrow(RangeError);
    expect(await readdir(folder, { recursive: true })).not.toContain('x');
  });
});
