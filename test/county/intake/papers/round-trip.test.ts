import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { papersFileName, parsePapersFileName } from '#shared/protocol/papers/papers-file-name.ts';
import type { PaperLine } from '#shared/protocol/papers/papers-index.ts';
import { openPapers, openPapersHeader } from '../../../../county/intake/papers/open-papers.ts';
import { sealPapers } from '../../../../electron/sync/papers/seal-papers.ts';
import { testCounty, testDevice } from '../../support/sample-batch.ts';
import {
  absentScan,
  contentsOf,
  papersInput,
  printedLine,
  sampleJpeg,
  samplePdf,
  samplePng,
  scanLine,
  sealedPapers,
} from './sample-papers.ts';

const county = testCounty().secret;
const deviceKey = Buffer.from(testDevice().publicKey).toString('base64url');

describe('a part of a batch’s papers', () => {
  test('opens at the county with every paper, its place in the case and its bytes', () => {
    const input = papersInput();
    const file = sealedPapers();
    const opened = openPapers(file.bytes, county, deviceKey);
    if (!opened.ok) throw new Error(opened.refusal.code);
    expect(opened.value.hash).toBe(file.hash);
    expect(opened.value.header).toEqual(file.header);
    expect(opened.value.index.papers).toEqual(input.papers);
    expect(opened.value.index.absent).toEqual([absentScan]);
    expect(opened.value.contents.size).toBe(input.contents.size);
    for (const [hash, bytes] of input.contents)
      expect(Buffer.from(opened.value.contents.get(hash) ?? []).equals(bytes)).toBe(true);
  });

  test('says of itself without any key which batch and part it is, and how much it holds', () => {
    const file = sealedPapers();
    const opened = openPapersHeader(file.bytes);
    if (!opened.ok) throw new Error(opened.refusal.code);
    expect(opened.value.header).toMatchObject({ batchSeq: 7, batchHash: 'ba'.repeat(32), part: 1, parts: 2, count: 2 });
    expect(file.fileName).toBe(`AID1-210502001-A-00000007-p0001-${file.hash.slice(0, 8)}.aidpapers`);
    expect(parsePapersFileName(file.fileName)).toEqual({
      pc: '210502001-A',
      seq: 7,
      part: 1,
      hash8: file.hash.slice(0, 8),
    });
    expect(parsePapersFileName('AID1-210502001-A-00000007-1a2b3c4d.aidbatch')).toBeNull();
    expect(papersFileName('210502001-A', 7, 12, 'f'.repeat(64))).toBe(
      'AID1-210502001-A-00000007-p0012-ffffffff.aidpapers',
    );
  });

  test('names nobody in clear, neither by text nor by the hash of a content', () => {
    const file = sealedPapers();
    const text = Buffer.from(file.bytes).toString('latin1');
    for (const word of ['2023-00001', '身份证', 'approval', ...papersInput().contents.keys()])
      expect(text).not.toContain(Buffer.from(word, 'utf8').toString('latin1'));
  });

  test('made again names its contents by other hashes, and holds the same', () => {
    const [one, two] = [sealedPapers({}, 'one'), sealedPapers({}, 'two')];
    const names = ({ header }: typeof one) => header.items.map(({ hash }) => hash);
    expect(names(one).filter((name) => names(two).includes(name))).toEqual([]);
    const [a, b] = [openPapers(one.bytes, county), openPapers(two.bytes, county)];
    if (!a.ok || !b.ok) throw new Error('not opened');
    expect({ ...a.value.index, salt: '' }).toEqual({ ...b.value.index, salt: '' });
  });

  test('carries a content once that two cases show', () => {
    const certificate = samplePng();
    const file = sealedPapers({
      papers: ['210502001-A-2023-00001', '210502001-A-2023-00002'].map((number) =>
        scanLine(certificate, 'image/png', { number }),
      ),
      contents: contentsOf(certificate),
    });
    expect(file.header).toMatchObject({ count: 1, items: [{ bytes: certificate.length }] });
    expect(openPapers(file.bytes, county).ok).toBe(true);
  });

  test('of which nothing can be read any more still says what should be there', () => {
    const file = sealedPapers({ papers: [], contents: new Map() });
    const opened = openPapers(file.bytes, county);
    expect(opened.ok && [opened.value.contents.size, opened.value.index.absent]).toEqual([0, [absentScan]]);
  });

  test('whatever is in it and however large comes out as it went in', () => {
    const content = fc.record({
      kind: fc.constantFrom(samplePdf, sampleJpeg, samplePng),
      label: fc.string({ maxLength: 8 }),
      size: fc.oneof(fc.integer({ min: 40, max: 400 }), fc.integer({ min: 65_000, max: 66_000 })),
      isPrinted: fc.boolean(),
    });
    const medias = new Map([
      [samplePdf, 'application/pdf'],
      [sampleJpeg, 'image/jpeg'],
      [samplePng, 'image/png'],
    ] as const);
    fc.assert(
      fc.property(fc.uniqueArray(content, { minLength: 1, maxLength: 6, selector: ({ label }) => label }), (all) => {
        const made = all.map(({ kind, label, size, isPrinted }) => {
          const bytes = kind(`content ${label}`, size);
          const media = medias.get(kind) ?? 'application/pdf';
          const line: PaperLine =
            isPrinted && media === 'application/pdf' ? printedLine(bytes) : scanLine(bytes, media);
          return { bytes, line };
        });
        const file = sealPapers(
          papersInput({
            papers: made.map(({ line }) => line),
            contents: contentsOf(...made.map(({ bytes }) => bytes)),
          }),
        );
        if (!file.ok) throw new Error(file.error.code);
        const opened = openPapers(file.value.bytes, county, deviceKey);
        if (!opened.ok) throw new Error(opened.refusal.code);
        expect(opened.value.index.papers).toEqual(made.map(({ line }) => line));
        for (const { bytes, line } of made)
          expect(Buffer.from(opened.value.contents.get(line.sha256) ?? []).equals(bytes)).toBe(true);
      }),
      { numRuns: 60, seed: 20_231_020 },
    );
  });
});

describe('the window refuses to seal', () => {
  const pdf = samplePdf();
  test.each([
    ['an empty part', { papers: [], absent: [], contents: new Map<string, Uint8Array>() }, 'papers: nothing'],
    [
      'a line without its content',
      { papers: [printedLine(pdf)], contents: new Map<string, Uint8Array>() },
      'papers: content_unknown',
    ],
    ['a content without a line', { papers: [], contents: contentsOf(pdf) }, 'papers: content_unlisted'],
    [
      'a line twice',
      { papers: [printedLine(pdf), printedLine(pdf)], contents: contentsOf(pdf) },
      'papers: line_repeated',
    ],
    [
      'a line with another length',
      { papers: [{ ...printedLine(pdf), bytes: 5 }], contents: contentsOf(pdf) },
      'papers: content_bytes',
    ],
  ])('%s', (_what, parts, where) => {
    expect(sealPapers(papersInput(parts))).toEqual({ ok: false, error: { code: 'BAD_INPUT', detail: { where } } });
  });
});
