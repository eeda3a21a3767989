import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseReleasedPack } from '#rules/authoring';
import { installedPacks } from '../../../county/recheck/installed-packs.ts';
import { packsDirectory, runCasesOf } from '../../../rules/packs/read-packs.ts';
import { PACK_FOLDERS, ROOT } from '../support/benxi.ts';

/** Every release that results may name, by file. None ever changes: not a byte of what the hash is taken of. */
const RELEASED: Readonly<Record<string, string>> = {
  'benxi-2023/released/1.yaml': 'sha256:812448c623769f08dd1dd8f386ad908e73dcd77981ff840e87ac8fa51b2bc2f9',
};

const released = PACK_FOLDERS.flatMap(({ id, folder }) => {
  const directory = join(folder, 'released');
  const names = existsSync(directory) ? readdirSync(directory) : [];
  return names.map((name) => ({ path: `${id}/released/${name}`, id, folder, file: join(directory, name) }));
});

test('every release that a newer one took the place of is listed with its hash', () => {
  expect(released.map(({ path }) => path)).toEqual(Object.keys(RELEASED));
});

describe.each(released)('$path', ({ path, id, folder, file }) => {
  const pack = parseReleasedPack(readFileSync(file, 'utf8'), file);
  if (!pack.ok) throw new Error(JSON.stringify(pack.problems));

  test('is still the pack that results name', () => {
    expect(pack.value.hash).toBe(RELEASED[path]);
    expect(pack.value.content.id).toBe(id);
  });

  test('still settles the examples of its pack as they are written', () => {
    const outcomes = runCasesOf(folder, pack.value).flatMap(({ run }) => (run.ok ? run.value : []));
    expect(outcomes.length).toBeGreaterThan(100);
    expect(outcomes.flatMap(({ name, differences }) => differences.map((text) => `${name}: ${text}`))).toEqual([]);
  });

  test('is found by the county beside the pack that follows it', () => {
    const packs = installedPacks(packsDirectory(ROOT));
    expect(packs.get(pack.value.hash)?.content.id).toBe(id);
    expect([...packs.values()].filter(({ content }) => content.id === id)).toHaveLength(
      1 + released.filter((item) => item.id === id).length,
    );
  });
});
