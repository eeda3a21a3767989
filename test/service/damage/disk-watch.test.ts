import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createDiskWatch, type DiskWatch } from '../../../electron/service/damage/disk-watch.ts';
import { freshFolder } from '../../store/support/fixtures.ts';

let dataDir: string;
let elapsed: number;
let changes: number;
let disk: DiskWatch;

beforeEach(() => {
  dataDir = join(freshFolder(), 'profile');
  mkdirSync(dataDir);
  [elapsed, changes] = [0, 0];
  disk = createDiskWatch({ dataDir, elapsedMs: () => elapsed, onChange: () => (changes += 1) });
});

/** Some time later it looks again. */
function later(ms: number): DiskWatch['trouble'] {
  elapsed += ms;
  disk.tick();
  return disk.trouble;
}

test('a disk with room that takes everything is never spoken of', () => {
  disk.note('STALE_REVISION');
  expect(later(10_000)()).toBeNull();
  expect(changes).toBe(0);
  expect(readdirSync(dataDir)).toEqual([]);
});

test.each([
  ['DISK_FULL', 'full'],
  ['STORE_READ_ONLY', 'readOnly'],
  ['STORE_IO', 'broken'],
] as const)('a save that failed with %s is told at once, and no longer once the disk takes a file', (code, kind) => {
  disk.note(code);
  expect(disk.trouble()).toMatchObject({ kind, folder: dataDir, freeMegabytes: expect.any(Number) });
  expect(changes).toBeGreaterThan(0);
  expect(later(4_000)()).toMatchObject({ kind });
  expect(later(2_000)()).toBeNull();
  expect(readdirSync(dataDir)).toEqual([]);
});

test('as long as saving fails it stays, however often a small file would fit', () => {
  for (let at = 0; at < 10; at += 1) {
    disk.note('DISK_FULL');
    expect(later(2_000)()).toMatchObject({ kind: 'full' });
  }
});

test('a folder that takes nothing keeps it until it does, and what keeps it is told as it is now', () => {
  rmSync(dataDir, { recursive: true });
  writeFileSync(dataDir, 'a file in the place of the folder');
  disk.note('DISK_FULL');
  expect(later(10_000)()).toMatchObject({ kind: 'broken' });
  expect(later(10_000)()).toMatchObject({ kind: 'broken' });
  rmSync(dataDir);
  mkdirSync(dataDir);
  expect(later(10_000)()).toBeNull();
  expect(existsSync(join(dataDir, 'disk-probe'))).toBe(false);
});
