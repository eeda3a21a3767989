import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWhole } from '../../../electron/main/host/write-whole.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aid-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('new');

test('a file is put in place of an older one and leaves nothing beside it', async () => {
  const path = join(folder, 'a.pdf');
  writeFileSync(path, 'an older and longer file');
  await writeWhole(path, bytes);
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['new', ['a.pdf']]);
});

test.each([
  ['a folder that is not there', join('none', 'a.pdf'), 'ENOENT'],
  ['a name that is too long', `${'x'.repeat(300)}.pdf`, 'ENAMETOOLONG'],
  ['a file for a folder', join('file', 'a.pdf'), 'ENOTDIR'],
  ['a folder for a file', 'folder', 'EISDIR'],
])('%s is refused with its own cause and leaves nothing behind', async (_, place, code) => {
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(join(folder, 'folder'));
  await expect(writeWhole(join(folder, place), bytes)).rejects.toMatchObject({ code });
  expect(readdirSync(folder).sort()).toEqual(['file', 'folder']);
});
