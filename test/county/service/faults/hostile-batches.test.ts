import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleForNode } from '../../../../build/lib/bundle-for-node.mjs';
import { forge, withHeaderText } from '../../support/forge.ts';
import { recordText, sealed, testCounty } from '../../support/sample-batch.ts';

/** What B64 allows, and a generous limit for the time on a machine that does other things. */
const [MEGABYTES, SECONDS] = [256, 30];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aid-hostile-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const record = recordText();
const nested = (levels: number): string =>
  record.replace('"local":{}', () => `"local":{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`);
const many = `"local":{"a":[${'{},'.repeat(49_000)}0]}`;

describe('B64: a batch that is made to fill the memory', () => {
  it.each<readonly [string, () => Uint8Array, string]>([
    [
      '512 MB of zeros, packed',
      () =>
        forge({
          deflate: true,
          packed: deflateRawSync(Buffer.alloc(512 * 2 ** 20)),
          header: { bodyLength: 64 * 2 ** 20 },
        }),
      'inflate_length',
    ],
    ['a million arrays in each other', () => forge({ records: [nested(1_000_000)], deflate: true }), 'record_depth'],
    [
      'two million values in 300 records',
      () =>
        forge({
          records: Array.from({ length: 300 }, (_, n) => recordText(n + 1).replace('"local":{}', many)),
          deflate: true,
        }),
      'records_values',
    ],
    ['a header that opens and opens', () => withHeaderText('['.repeat(262_000)), 'header_depth'],
    ['no byte at all', () => new Uint8Array(0), 'too_short'],
    ['64 MB and a byte', () => new Uint8Array(64 * 2 ** 20 + 1), 'too_large'],
  ])('%s is refused within 256 MB', async (_what, make, code) => {
    const [secret, path, sound] = ['secret.json', 'hostile.aidbatch', 'sound.aidbatch'].map((name) =>
      join(folder, name),
    );
    await writeFile(secret ?? '', JSON.stringify(testCounty().secretFile));
    await writeFile(path ?? '', make());
    await writeFile(sound ?? '', sealed().bytes);
    const program = await bundleForNode(resolve('test/county/service/support/children/open-hostile.ts'));
    const args = [`--max-old-space-size=${MEGABYTES}`, program, secret ?? '', sound ?? '', path ?? ''];
    const said = execFileSync(process.execPath, args, { encoding: 'utf8' }).trim().split('\n');
    const [first, second] = said.map((line) => JSON.parse(line) as { code: string; ms: number; grown: number });
    // The sound one first: then what the program itself needs is there already.
    expect(first?.code).toBe('opened');
    expect(second?.code).toBe(code);
    expect(second?.grown).toBeLessThan(MEGABYTES);
    expect(second?.ms).toBeLessThan(SECONDS * 1_000);
  });
});
