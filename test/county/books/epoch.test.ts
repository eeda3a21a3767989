import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { epochAfterRestore } from '../../../county/commands/restore-commands.ts';
import { applicationOf, deliver, enrol, pcOf, siteOf, type Site } from '../decide/support/county.ts';

describe('a county restored from an older backup', { timeout: 90_000 }, () => {
  let site: Site;
  let backup: string;
  beforeEach(async () => {
    site = await siteOf('pglite');
    backup = mkdtempSync(join(tmpdir(), 'aid-backup-'));
  });
  afterEach(async () => {
    await site.remove();
    rmSync(backup, { recursive: true, force: true });
  });

  it('raises its epoch, has every batch offered again, and ends with each of them once and nothing lost', async () => {
    const pc = pcOf('A');
    const first = await site.open();
    await enrol(first.books, pc);
    for (const n of [1, 2, 3, 4]) pc.seal(applicationOf(pc.device.pc, n));
    await deliver(first, pc, 1);
    await deliver(first, pc, 2);
    const mark = await first.books.backupMark();
    expect(mark.through).toEqual({ [pc.device.id]: 2 });
    await first.close();
    cpSync(site.folder, backup, { recursive: true });
    const second = await site.open();
    await second.books.backedUp(mark, 'cli');
    await deliver(second, pc, 3);
    const before = await second.books.receipt(pc.key(3));
    expect(before?.receipt).toMatchObject({ epoch: 1, durableThrough: 2 });
    expect(await second.books.progress(pc.device.id)).toMatchObject({ received: 3, durableThrough: 2, feedEnd: 3 });
    await second.close();

    rmSync(site.folder, { recursive: true });
    cpSync(backup, site.folder, { recursive: true });
    const third = await site.open();
    expect(await third.books.raiseEpoch({ reason: '恢复备份', by: 'cli' })).toBe(2);
    expect(await third.books.progress(pc.device.id)).toEqual({ epoch: 2, received: 0, durableThrough: 0, feedEnd: 2 });
    // Batches that lie in the spool get their receipt of the new epoch at once; the PC asks for the others.
    expect((await third.books.takeAll()).map(({ key: { seq } }) => seq)).toEqual([1, 2]);
    expect(await third.books.progress(pc.device.id)).toMatchObject({ received: 2 });
    expect(await third.books.receipt(pc.key(3))).toBeNull();
    for (const seq of [4, 3, 2, 1]) await deliver(third, pc, seq);
    for (const seq of [1, 2, 3, 4])
      expect((await third.books.receipt(pc.key(seq)))?.receipt).toMatchObject({
        epoch: 2,
        records: [{ verdict: 'accepted' }],
      });
    expect(await third.books.queries.batches({})).toHaveLength(4);
    expect((await third.books.queries.cases({})).map(({ state }) => state)).toEqual(Array(4).fill('accepted'));
    await third.close();
  });

  it('gives no epoch twice when the same backup is put back once more', async () => {
    const first = await site.open();
    await first.close();
    cpSync(site.folder, backup, { recursive: true });
    const epochs: number[] = [];
    for (const now of ['2026-11-22T10:00:00.000+08:00', '2026-11-22T10:05:00.000+08:00']) {
      rmSync(site.folder, { recursive: true });
      cpSync(backup, site.folder, { recursive: true });
      const { books, close } = await site.open();
      epochs.push(await books.raiseEpoch({ reason: '恢复备份', by: 'cli', atLeast: epochAfterRestore(now) }));
      // Bytes that were lost later count on from there, whatever the clock says.
      epochs.push(await books.raiseEpoch({ reason: '巡检', by: 'cli' }));
      expect(await books.raiseEpoch({ reason: '时钟退回', by: 'cli', atLeast: 3 })).toBe((epochs.at(-1) ?? 0) + 1);
      await close();
    }
    expect(new Set(epochs).size).toBe(4);
    expect(epochs).toEqual(epochs.toSorted((a, b) => a - b));
  });
});
