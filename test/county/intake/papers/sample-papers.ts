import { createHash } from 'node:crypto';
import type { AbsentLine, PaperLine } from '#shared/protocol/papers/papers-index.ts';
import { type PapersInput, type SealedPapers, sealPapers } from '../../../../electron/sync/papers/seal-papers.ts';
import { fixedBytes, testCounty, testDevice } from '../../support/sample-batch.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Contents that begin as their kind does; `size` bytes of them. */
export const samplePdf = (label = 'pdf', size = 600): Uint8Array =>
  Buffer.concat([Buffer.from('%PDF-1.4\n', 'latin1'), fixedBytes(label)(size - 9)]);
export const sampleJpeg = (label = 'jpeg', size = 900): Uint8Array =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), fixedBytes(label)(size - 4)]);
export const samplePng = (label = 'png', size = 700): Uint8Array =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), fixedBytes(label)(size - 8)]);

const NUMBER = '210502001-A-2023-00001';

/** A line for a printed paper. */
export const printedLine = (bytes: Uint8Array, number = NUMBER): PaperLine => ({
  what: 'printed',
  number,
  revision: 2,
  paper: 'approval',
  title: '医疗救助申请审批表',
  media: 'application/pdf',
  sha256: sha256(bytes),
  bytes: bytes.length,
});

/** A line for a scan, of a bill when a visit is said. */
export const scanLine = (
  bytes: Uint8Array,
  media: PaperLine['media'],
  { visit, number = NUMBER }: { readonly visit?: string; readonly number?: string } = {},
): PaperLine => ({
  what: 'scan',
  number,
  revision: 2,
  line: 'id',
  label: '申请人身份证件',
  ...(visit === undefined ? {} : { visit }),
  name: '身份证正面.jpg',
  turn: 90,
  addedAt: '2023-10-18T09:30:00+08:00',
  media,
  sha256: sha256(bytes),
  bytes: bytes.length,
});

export const absentScan: AbsentLine = {
  what: 'scan',
  number: NUMBER,
  revision: 2,
  line: 'household',
  label: '户口簿',
  name: '户口簿.pdf',
  turn: 0,
  addedAt: '2023-10-18T09:31:00+08:00',
  sha256: '12'.repeat(32),
  why: 'damaged',
};

/** Contents by their hash, as `sealPapers` takes them. */
export const contentsOf = (...contents: readonly Uint8Array[]): ReadonlyMap<string, Uint8Array> =>
  new Map(contents.map((bytes) => [sha256(bytes), bytes]));

/** A whole input: a printed paper, a scan of a bill, and one that cannot be read any more; parts of it replaced. */
export function papersInput(parts: Partial<PapersInput> = {}): PapersInput {
  const [pdf, jpeg] = [samplePdf(), sampleJpeg()];
  return {
    papers: [printedLine(pdf), scanLine(jpeg, 'image/jpeg', { visit: '0191a000-0000-7000-8000-000000000001/v1' })],
    absent: [absentScan],
    contents: contentsOf(pdf, jpeg),
    batch: { seq: 7, hash: 'ba'.repeat(32) },
    part: 1,
    parts: 2,
    createdAt: '2023-10-20T16:40:00+08:00',
    device: testDevice(),
    county: testCounty().key,
    epochSeen: 1,
    ...parts,
  };
}

/** Seals with fixed randomness; throws when sealing was refused. */
export function sealedPapers(parts: Partial<PapersInput> = {}, label = 'papers'): SealedPapers {
  const result = sealPapers(papersInput(parts), fixedBytes(label));
  if (!result.ok) throw new Error(`Not sealed: ${result.error.code} ${JSON.stringify(result.error.detail)}`);
  return result.value;
}
