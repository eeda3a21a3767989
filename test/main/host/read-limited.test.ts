import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readLimited } from '../../../electron/main/host/read-limited.ts';

const folder = mkdtempSync(join(tmpdir(), 'aid-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(length: number): string {
  const path = join(folder, `${length}.aidpack`);
  writeFileSync(path, Buffer.alloc(length, 7));
  return path;
}

test.each([0, 1, 9, 10])('a file of %i bytes is read whole where ten are allowed', async (length) => {
  expect(await readLimited(fileOf(length), 10)).toEqual(new Uint8Array(length).fill(7));
});

test('a file of more bytes is not given', async () => {
  expect(await readLimited(fileOf(11), 10)).toBeNull();
});

test('a folder, a missing file and a device without end are refused or cut off', async () => {
  await expect(readLimited(folder, 10)).rejects.toThrow();
  await expect(readLimited(join(folder, 'gone'), 10)).rejects.toThrow();
  await expect(readLimited('/dev/zero', 10)).rejects.toThrow('Not a plain file');
});
