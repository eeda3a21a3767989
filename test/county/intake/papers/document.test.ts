import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { papersHeaderSchema } from '#shared/protocol/papers/papers-header.ts';
import { papersIndexSchema } from '#shared/protocol/papers/papers-index.ts';
import { openPapers } from '../../../../county/intake/papers/open-papers.ts';
import { PAPERS_REFUSAL_TEXTS } from '../../../../county/intake/papers/papers-refusal.ts';
import { testCounty } from '../../support/sample-batch.ts';
import { blockOf, papersDocument, papersExample, papersVector } from './papers-vector.ts';
import { contentsOf, sampleJpeg, scanLine, sealedPapers } from './sample-papers.ts';

const folder = mkdtempSync(join(tmpdir(), 'aidpapers-python-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the Python reader says of each file; python3 is one of the tests' Debian packages. */
function readInPython(secretFile: string, files: readonly Uint8Array[]): readonly unknown[] {
  const secretPath = join(folder, 'county-secret.json');
  writeFileSync(secretPath, secretFile);
  const paths = files.map((bytes, index) => {
    const path = join(folder, `${index}.aidpapers`);
    writeFileSync(path, bytes);
    return path;
  });
  const reader = join(import.meta.dirname, '../../python/aidpapers.py');
  const run = spawnSync('python3', ['-B', reader, secretPath, ...paths], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (run.error !== undefined) throw new Error('python3 is missing: apt-get install python3', { cause: run.error });
  expect(run.stderr).toBe('');
  const lines = run.stdout.trimEnd().split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}

test('the worked example of the document is what the program makes of the same keys and the same randomness', () => {
  expect(papersExample()).toBe(papersVector());
});

test('the document lists every refusal, every member of the header and of the list', () => {
  const listed = new Set([...papersDocument().matchAll(/`(\w+)`/g)].map((match) => match[1]));
  const { papers, absent } = papersIndexSchema.shape;
  const named = [
    ...Object.keys(PAPERS_REFUSAL_TEXTS),
    ...Object.keys(papersHeaderSchema.shape),
    ...Object.keys(papersIndexSchema.shape),
    ...[...papers.element.options, ...absent.element.options].flatMap(({ shape }) => Object.keys(shape)),
  ];
  expect(named.filter((name) => !listed.has(name))).toEqual([]);
});

test('a reader in another language, written from the document alone, opens the worked example', () => {
  const file = Buffer.from(blockOf('The whole file').replaceAll('\n', ''), 'hex');
  expect(readInPython(blockOf('County secret file'), [file])).toMatchObject([
    {
      hash: blockOf('File hash'),
      header: JSON.parse(blockOf('Header')) as unknown,
      index: JSON.parse(blockOf('List')) as unknown,
    },
  ]);
});

test('it finds in a file of several chunks what the county’s own reader finds, and refuses a changed one', () => {
  const { secret, secretFile } = testCounty();
  const scan = sampleJpeg('of several chunks', 150_000);
  const { bytes } = sealedPapers({ papers: [scanLine(scan, 'image/jpeg')], contents: contentsOf(scan) });
  const ours = openPapers(bytes, secret);
  if (!ours.ok) throw new Error(ours.refusal.code);
  const changed = Uint8Array.from(bytes);
  changed[bytes.length - 100] = (changed[bytes.length - 100] ?? 0) ^ 1;
  const { hash, header, index } = ours.value;
  expect(readInPython(JSON.stringify(secretFile), [bytes, changed])).toEqual([
    { hash, header, index, contents: { [index.papers[0]?.sha256 ?? '']: 150_000 } },
    { refused: '[6] the body was changed' },
  ]);
});
