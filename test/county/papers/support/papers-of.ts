import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import type { AbsentLine, PaperLine } from '#shared/protocol/papers/papers-index.ts';
import type { PapersKey } from '../../../../county/papers/papers.ts';
import type { OpenSite, Pc } from '../../decide/support/county.ts';
import {
  contentsOf,
  printedLine,
  sampleJpeg,
  samplePdf,
  scanLine,
  sealedPapers,
} from '../../intake/papers/sample-papers.ts';

/** A printed paper and a scan of a case, told apart by `label`. */
export function casePapers(record: RecordContent, label: string) {
  const [pdf, jpeg] = [samplePdf(`${label} pdf`), sampleJpeg(`${label} jpeg`)];
  const { number, revision } = record.application;
  const whose = { number, revision };
  const lines: readonly PaperLine[] = [
    { ...printedLine(pdf), ...whose },
    { ...scanLine(jpeg, 'image/jpeg'), ...whose },
  ];
  return { pdf, jpeg, lines, contents: [pdf, jpeg] };
}

/** A file of papers of a PC's batch, sealed. */
export function papersFile(
  pc: Pc,
  batch: { readonly seq: number; readonly hash: string },
  shown: readonly { readonly lines: readonly PaperLine[]; readonly contents: readonly Uint8Array[] }[],
  parts: {
    readonly part?: number;
    readonly parts?: number;
    readonly absent?: readonly AbsentLine[];
    readonly label?: string;
    readonly epochSeen?: number;
  } = {},
) {
  const { part = 1, absent = [], label = '', epochSeen = 1 } = parts;
  const sealed = sealedPapers(
    {
      papers: shown.flatMap(({ lines }) => lines),
      absent,
      contents: contentsOf(...shown.flatMap(({ contents }) => contents)),
      batch,
      part,
      parts: parts.parts ?? 1,
      device: pc.device,
      epochSeen,
    },
    `${pc.device.pc} ${batch.seq} ${part} ${label}`,
  );
  const key: PapersKey = { device: pc.device.id, seq: batch.seq, hash: sealed.hash };
  return { ...sealed, key };
}

/** Puts a file into the papers' spool and has it taken. */
export async function deliverPapers(
  { papers }: OpenSite,
  file: { readonly key: PapersKey; readonly bytes: Uint8Array },
) {
  await papers.spool.put(file.key, file.bytes);
  return papers.take(file.key);
}

/** What the PC is told of papers, in the order of its feed. */
export async function papersItems({ books }: OpenSite, pc: Pc) {
  const { items } = await books.feed(pc.device.id, 0, { items: 1_000, bytes: 1_000_000 });
  return items.filter((item) => item.kind === 'papers' || item.kind === 'papers-wanted');
}
