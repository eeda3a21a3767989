import { describe, expect, test } from 'vitest';
import { basename } from 'node:path';
import { runCasesOf } from '../../rules/packs/read-packs.ts';
import { PACK_FOLDERS } from './support/benxi.ts';

describe.each(PACK_FOLDERS)('pack $id', ({ folder, pack }) => {
  if (!pack.ok) throw new Error(JSON.stringify(pack.problems));
  const files = runCasesOf(folder, pack.value);

  test('carries worked examples', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  describe.each(files.map(({ file, run }) => ({ name: basename(file), run })))('$name', ({ run }) => {
    if (!run.ok) throw new Error(JSON.stringify(run.problems));
    test.each(run.value)('$article: $name', ({ differences }) => {
      expect(differences).toEqual([]);
    });
  });
});
