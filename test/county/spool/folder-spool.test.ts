import { createHash } from 'node:crypto';
import { mkdtemp, open, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFolderSpool } from '../../../county/spool/folder-spool.ts';
import { type BatchKey, spoolName, SpoolFullError } from '../../../county/spool/spool.ts';

const content = Buffer.alloc(100_000, 'content');
const key: BatchKey = { device: 'pc-1', seq: 7, hash: createHash('sha256').update(content).digest('hex') };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aid-spool-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const wholePath = () => join(folder, 'whole', key.device, `${spoolName(key)}.aidbatch`);

describe('the spool as a folder', () => {
  it('goes on after a restart where the bytes end', async () => {
    const before = await openFolderSpool(folder);
    await before.create(key, content.length);
    await before.append(key, 0, content.subarray(0, 40_000));
    const after = await openFolderSpool(folder);
    expect(await after.upload(key)).toMatchObject({ length: content.length, offset: 40_000 });
    await after.append(key, 40_000, content.subarray(40_000));
    expect(await after.finish(key)).toBe('whole');
  });

  it('finds every single flipped bit of a batch, and a cut', async () => {
    const spool = await openFolderSpool(folder);
    await spool.put(key, content);
    for (const at of [0, 1, 4095, 4096, 65_535, content.length - 1]) {
      await flip(at);
      expect(await spool.scrub()).toEqual([key]);
      await flip(at);
      expect(await spool.scrub()).toEqual([]);
    }
    await truncate(wholePath(), content.length - 1);
    expect(await spool.scrub()).toEqual([key]);
  });

  it('leaves no reason behind when a batch is given free', async () => {
    const spool = await openFolderSpool(folder);
    await spool.put(key, content);
    await spool.quarantine(key, 'fork');
    await spool.release(key);
    expect(await readdir(join(folder, 'quarantine', key.device))).toEqual([]);
  });

  it('says why a batch lies in quarantine, also when it was put there while it was given free', async () => {
    const spool = await openFolderSpool(folder);
    await spool.put(key, content);
    await spool.quarantine(key, 'other_name');
    for (let n = 0; n < 20; n++) {
      await Promise.all([spool.release(key), spool.quarantine(key, 'broken_chain')]);
      expect(await spool.quarantined(key)).toBe('broken_chain');
    }
  });

  it('keeps the damaged bytes beside when they are given up', async () => {
    const spool = await openFolderSpool(folder);
    await spool.put(key, content);
    await spool.forget(key);
    expect(await readdir(join(folder, 'quarantine', key.device))).toEqual([`${spoolName(key)}.aidbatch.damaged`]);
    expect(await spool.quarantined(key)).toBeNull();
  });

  it('counts damaged bytes that were given up against no PC: nobody could ever settle them', async () => {
    const spool = await openFolderSpool(folder);
    await spool.put(key, content);
    await spool.forget(key);
    expect(await spool.usage(key.device)).toMatchObject({ aside: 0, asideBytes: 0 });
    await spool.put(key, content);
    await spool.quarantine(key, 'fork');
    expect(await spool.usage(key.device)).toMatchObject({ aside: 1, asideBytes: content.length });
  });

  it('refuses what would fill the disk before it takes a byte', async () => {
    const spool = await openFolderSpool(folder, Number.MAX_SAFE_INTEGER - content.length);
    await expect(spool.create(key, content.length)).rejects.toThrow(SpoolFullError);
    await expect(spool.put(key, content)).rejects.toThrow(SpoolFullError);
    expect(await spool.upload(key)).toBeNull();
  });

  it('lets only its owner read what it holds', async () => {
    const spool = await openFolderSpool(folder);
    await spool.put(key, content);
    expect((await stat(wholePath())).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'whole', key.device))).mode & 0o077).toBe(0);
  });

  it('passes over files that are none of its own', async () => {
    const spool = await openFolderSpool(folder);
    await spool.put(key, content);
    const stranger = await open(join(folder, 'whole', key.device, 'autorun.inf'), 'w');
    await stranger.close();
    expect(await spool.list()).toEqual([key]);
  });

  async function flip(at: number): Promise<void> {
    const file = await open(wholePath(), 'r+');
    try {
      const byte = Buffer.alloc(1);
      await file.read(byte, 0, 1, at);
      byte.writeUInt8(byte.readUInt8(0) ^ 1);
      await file.write(byte, 0, 1, at);
    } finally {
      await file.close();
    }
  }
});
