import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { sampleRecords, sealed, testCounty } from '../support/sample-batch.ts';
import { workedExample } from '../support/vector.ts';

const folder = mkdtempSync(join(tmpdir(), 'aidbatch-python-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the Python reader says of each file; python3 is one of the tests' Debian packages. */
function readInPython(secretFile: string, files: readonly Uint8Array[]): readonly unknown[] {
  const secretPath = join(folder, 'county-secret.json');
  writeFileSync(secretPath, secretFile);
  const paths = files.map((bytes, index) => {
    const path = join(folder, `${index}.aidbatch`);
    writeFileSync(path, bytes);
    return path;
  });
  const reader = join(import.meta.dirname, 'aidbatch.py');
  const run = spawnSync('python3', ['-B', reader, secretPath, ...paths], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (run.error !== undefined) throw new Error('python3 is missing: apt-get install python3', { cause: run.error });
  expect(run.stderr).toBe('');
  return run.stdout
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

test('a reader in another language, written from the document alone, opens the worked example of the document', () => {
  const block = (title: string): string => {
    const [, text] = new RegExp(`${title}[^\n]*:\n\n\`\`\`text\n([\\s\\S]*?)\n\`\`\``).exec(workedExample()) ?? [];
    if (text === undefined) throw new Error(`The worked example has no «${title}»`);
    return text;
  };
  const file = Buffer.from(block('The whole file').replaceAll('\n', ''), 'hex');

  expect(readInPython(block('County secret file'), [file])).toEqual([
    {
      hash: block('batch hash'),
      header: JSON.parse(block('Header')) as unknown,
      records: [JSON.parse(block('Record 1')) as unknown],
    },
  ]);
});

test('it finds in a batch of several chunks what the county’s own reader finds, and refuses a changed one', () => {
  const { secret, secretFile } = testCounty();
  const batch = sealed({ records: sampleRecords(60) });
  const ours = openBatch(batch.bytes, secret);
  if (!ours.ok) throw new Error(ours.refusal.code);
  expect(batch.header.bodyLength).toBeGreaterThan(65_536);
  const { header } = batch;
  const headerEnd = batch.bytes.length - header.packedLength - 16 * Math.ceil(header.packedLength / 65_536);
  const changed = [headerEnd - 70, headerEnd - 1, headerEnd + 5].map((at) => {
    const bytes = Uint8Array.from(batch.bytes);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  });

  const [whole, ...refused] = readInPython(JSON.stringify(secretFile), [batch.bytes, ...changed]);
  expect(whole).toEqual({
    hash: ours.value.hash,
    header: ours.value.header,
    records: ours.value.records.map(({ record }) => record),
  });
  expect(refused).toEqual([
    { refused: '[4] wrong signature' },
    { refused: '[4] wrong signature' },
    { refused: '[6] the body was changed' },
  ]);
});

test('it does not open what was sealed to another county', () => {
  const batch = sealed({ county: testCounty('elsewhere').key });
  const { secretFile } = testCounty();
  expect(readInPython(JSON.stringify(secretFile), [batch.bytes])).toEqual([
    { refused: '[7] sealed to another county' },
  ]);
});
