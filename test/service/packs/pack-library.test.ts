import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compileAll } from '../../../build/lib/compile-packs.ts';
import { createPackLibrary } from '../../../electron/service/packs/pack-library.ts';
import { parseReleasedPack } from '#rules/authoring';
import { ROOT } from '../../rules/support/benxi.ts';
import { testFolder } from '../support/window.ts';

const FILE = join(ROOT, 'rules/packs/benxi-2023/released/1.yaml');

describe('the packs that come with the program', () => {
  const first = parseReleasedPack(readFileSync(FILE, 'utf8'), FILE);
  if (!first.ok) throw new Error('The first release cannot be read');
  const { hash } = first.value;

  let folder: ReturnType<typeof testFolder>;
  beforeEach(() => {
    folder = testFolder();
    for (const { path, text } of compileAll(ROOT)) {
      const file = join(folder.packsDir, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  });
  afterEach(() => folder.remove());
  const library = () => createPackLibrary(folder.packsDir, () => null);

  test('hold the release that older settlements name, to be found by its hash alone', () => {
    const packs = library();
    expect(packs.getByHash('benxi-2023', hash)).toMatchObject({ ok: true, value: { hash } });
    const newest = packs.get('benxi-2023');
    expect(newest.ok && newest.value.hash).not.toBe(hash);
    expect(packs.list().map(({ pack }) => pack.content.id)).toEqual([
      'benxi-2023',
      'hohhot-2022',
      'liupanshui-2020',
      'qinghai-2022',
      'zhengzhou-2017',
    ]);
    expect(packs.list().map(({ pack }) => pack.hash)).not.toContain(hash);
  });

  test('a hash that is not there gives the newest of its name, and so does a release that was altered', () => {
    const newest = library().get('benxi-2023');
    expect(library().getByHash('benxi-2023', `sha256:${'0'.repeat(64)}`)).toEqual(newest);
    const file = join(folder.packsDir, 'released/benxi-2023-1.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('20000.00', '30000.00'));
    expect(library().getByHash('benxi-2023', hash)).toEqual(newest);
  });
});
