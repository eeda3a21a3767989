import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import type { PaperLine } from '#shared/protocol/papers/papers-index.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { contentsOf, sealedPapers } from '../../county/intake/papers/sample-papers.ts';
import { casePapers } from '../../county/papers/support/papers-of.ts';
import type { TestDevice } from '../../county/support/sample-batch.ts';

/** The papers of one batch, in one file. */
type BatchPapers = {
  readonly seq: number;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly lines: readonly PaperLine[];
  /** Contents by their SHA-256. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
};

/** What a PC keeps of the papers of its batches. Only the county's word counts as delivered. */
export function papersOf(device: TestDevice) {
  const files: BatchPapers[] = [];
  /** The epoch in which the county said of a batch's papers that they are safe. */
  const safe = new Map<number, number>();

  function seal(records: readonly RecordContent[], batch: { readonly seq: number; readonly hash: string }): void {
    const cases = records.map((record) => casePapers(record, record.application.number));
    const lines = cases.flatMap((each) => each.lines);
    const contents = contentsOf(...cases.flatMap((each) => each.contents));
    const parts = { papers: lines, absent: [], contents, batch, part: 1, parts: 1, device };
    const { fileName, bytes, hash } = sealedPapers(parts, `${device.pc} papers ${batch.seq}`);
    files.push({ seq: batch.seq, fileName, bytes, hash, lines, contents });
  }

  function hear(item: FeedItem, epoch: number): void {
    if (item.kind === 'papers-wanted') safe.delete(item.batchSeq);
    if (item.kind !== 'papers') return;
    const file = files.find(({ seq }) => seq === item.batchSeq);
    if (file?.hash === item.hash) safe.set(item.batchSeq, epoch);
  }

  return {
    seal,
    hear,
    files: files as readonly BatchPapers[],
    unsaid: (epoch: number): readonly BatchPapers[] => files.filter(({ seq }) => safe.get(seq) !== epoch),
  };
}
