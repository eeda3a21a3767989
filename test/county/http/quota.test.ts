import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countyService, logIn, twoBatches, uploader } from './support/county-service.ts';

type County = Awaited<ReturnType<typeof countyService>>;
const MiB = 1024 * 1024;
const hashOf = (n: number): string => n.toString(16).padStart(64, '0');
const batchOf = (n: number, length = 1000) => ({ bytes: Buffer.alloc(length), hash: hashOf(n), header: { seq: n } });

describe('the room that one PC takes', () => {
  let county: County;
  let pc: ReturnType<typeof uploader>;
  beforeEach(async () => {
    county = await countyService();
    pc = uploader(county.app, await logIn(county.app, county.device));
  });
  afterEach(() => county.close());
  const codeOf = (answer: Awaited<ReturnType<typeof pc.create>>) => [
    answer.statusCode,
    answer.json<{ code: string; detail?: string }>().detail,
  ];

  it('ends at sixteen uploads under way; what it left lying for a day gives way', async () => {
    for (let n = 1; n <= 16; n++) expect((await pc.create(batchOf(n))).statusCode).toBe(201);
    const refused = await pc.create(batchOf(17));
    expect([codeOf(refused), refused.headers['retry-after']]).toEqual([[429, 'uploads'], '600']);
    // One that it has begun goes on.
    expect((await pc.create(batchOf(16))).statusCode).toBe(201);
    const left = join(county.folder, 'parts', county.device.id, `${String(1).padStart(8, '0')}-${hashOf(1)}-1000.part`);
    const before = new Date(county.time.now - 25 * 3_600_000);
    await utimes(left, before, before);
    for (let n = 2; n <= 16; n++) {
      const path = join(
        county.folder,
        'parts',
        county.device.id,
        `${String(n).padStart(8, '0')}-${hashOf(n)}-1000.part`,
      );
      await utimes(path, new Date(county.time.now), new Date(county.time.now));
    }
    expect((await pc.create(batchOf(17))).statusCode).toBe(201);
    expect((await pc.head(batchOf(1))).statusCode).toBe(404);
  });

  it('ends at what they are to hold together', async () => {
    for (let n = 1; n <= 4; n++) expect((await pc.create(batchOf(n), 64 * MiB)).statusCode).toBe(201);
    expect(codeOf(await pc.create(batchOf(5), 1))).toEqual([429, 'uploads']);
  });

  it('ends at fifty batches in quarantine, until people have looked', async () => {
    for (let n = 1; n <= 50; n++) {
      const key = { device: county.device.id, seq: n, hash: hashOf(n) };
      await county.spool.put(key, Buffer.from('not a batch'));
      await county.spool.quarantine(key, 'wrong_magic');
    }
    const [batch] = twoBatches(county.device);
    expect(codeOf(await pc.create(batch))).toEqual([507, 'quarantine']);
    await county.spool.drop({ device: county.device.id, seq: 1, hash: hashOf(1) });
    expect((await pc.create(batch)).statusCode).toBe(201);
  });

  it('is not emptied of what lies there for its name by bringing or asking for it again', async () => {
    const keyOf = (n: number) => ({ device: county.device.id, seq: n, hash: hashOf(n) });
    for (let n = 1; n <= 50; n++) {
      await county.spool.put(keyOf(n), Buffer.from('not a batch'));
      await county.spool.quarantine(keyOf(n), 'other_name');
    }
    for (let n = 1; n <= 25; n++) expect((await pc.head(batchOf(n))).statusCode).toBe(404);
    // Whoever brings it has it read, and reading puts it back.
    for (let n = 26; n <= 50; n++) expect((await pc.create(batchOf(n))).statusCode).toBe(422);
    expect(await county.spool.usage(county.device.id)).toMatchObject({ aside: 50 });
    expect(await county.spool.list()).toEqual([]);
    const [batch] = twoBatches(county.device);
    expect(codeOf(await pc.create(batch))).toEqual([507, 'quarantine']);
  });

  it('ends at fifty batches, or what they hold, behind one that is missing, which itself comes in', async () => {
    const [batch] = twoBatches(county.device);
    for (const [files, bytes] of [
      [50, 1000],
      [1, 512 * MiB],
    ] as const) {
      county.books.behind = { files, bytes, waitsFor: 3 };
      const refused = await pc.create(batch);
      expect([codeOf(refused), refused.headers['retry-after']]).toEqual([[429, 'waiting'], '600']);
    }
    county.books.behind = { files: 49, bytes: 1000, waitsFor: 3 };
    expect((await pc.create(batchOf(60))).statusCode).toBe(201);
    // Null is what the books say of the missing one.
    county.books.behind = null;
    expect((await pc.create(batch)).statusCode).toBe(201);
  });
});
