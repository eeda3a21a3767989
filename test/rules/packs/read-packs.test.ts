import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { problemLine } from '#shared/settlement/problem.ts';
import { findFolderProblems, readPackFolders } from '../../../rules/packs/read-packs.ts';
import { BENXI, BENXI_FILE, PACK_FOLDERS } from '../support/benxi.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'packs-'));
  cpSync(dirname(BENXI_FILE), join(directory, 'benxi-2023'), { recursive: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

const problems = (): readonly string[] => readPackFolders(directory).flatMap(findFolderProblems).map(problemLine);

describe('pack folders', () => {
  test('of the source tree are all right', () => {
    expect(PACK_FOLDERS.flatMap(findFolderProblems).map(problemLine)).toEqual([]);
  });

  test('are read by name', () => {
    expect(readPackFolders(directory)).toEqual([
      { id: 'benxi-2023', folder: join(directory, 'benxi-2023'), pack: { ok: true, value: BENXI } },
    ]);
  });

  test('need worked examples', () => {
    rmSync(join(directory, 'benxi-2023', 'cases'), { recursive: true });
    expect(problems()).toEqual([`${join(directory, 'benxi-2023')}: cases 文件夹里没有算例`]);
  });

  test('show what is wrong with a pack before its examples', () => {
    const file = join(directory, 'benxi-2023', 'pack.yaml');
    appendFileSync(file, 'extra: 1\n');
    expect(problems()).toEqual([expect.stringMatching(/benxi-2023\/pack\.yaml:\d+: extra：没有这个键，请检查拼写$/)]);
  });
});
