import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { promoteNextKey, readDataKeys } from '../../../county/rekey/data-keys.ts';

const keyText = (byte: number): string => Buffer.alloc(32, byte).toString('base64url');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aid-data-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('a key that is given up never takes the place of one given up before, even after an older one was destroyed', async () => {
  await writeFile(join(folder, 'data-key'), keyText(1));
  for (const next of [2, 3]) {
    await writeFile(join(folder, 'data-key.next'), keyText(next));
    await promoteNextKey(folder);
  }
  const first = (await readdir(join(folder, 'former'))).sort()[0] ?? '';
  expect(await readFile(join(folder, 'former', first), 'utf8')).toBe(keyText(1));
  await rm(join(folder, 'former', first));
  await writeFile(join(folder, 'data-key.next'), keyText(4));
  await promoteNextKey(folder);
  const { present, former } = await readDataKeys(folder, false, {}, () => new Uint8Array());
  expect(present[0]).toBe(4);
  expect(new Set(former.map(([byte]) => byte))).toEqual(new Set([2, 3]));
});
