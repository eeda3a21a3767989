import { type BatchHeader, batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import type { Open } from '../../../../electron/service/session/session-state.ts';

/** Papers of one batch. */
export type SentPapers = {
  readonly lines: readonly { readonly number: string; readonly sha256: string }[];
  /** Contents by their SHA-256. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
};

/** What a PC says of all that it sent, to be laid beside the county's books. */
export type Sent = {
  readonly pc: string;
  readonly device: { readonly id: string };
  readonly batches: readonly { readonly hash: string; readonly header: BatchHeader }[];
  /** Receipts by the number of their batch. */
  readonly receipts: ReadonlyMap<number, { readonly file: Uint8Array }>;
  /** Paid fen by record hash. */
  readonly paid: ReadonlyMap<string, number>;
  readonly papers: { readonly files: readonly SentPapers[] };
};

/** The same, read from the tables and files of an open session. */
export function sentBy(pc: string, { vault, store }: Open): Sent {
  const { batches: own, county, prints, attachments, applications } = store;
  const summaries = own.list().toReversed();
  const receipts = new Map<number, { readonly file: Uint8Array }>();
  const paid = new Map<string, number>();
  const files: SentPapers[] = [];
  for (const { id, seq } of summaries) {
    const file = county.receiptFile(id);
    if (file !== null) receipts.set(seq, { file });
    for (const said of county.casesOf(id)) if (said.paid > 0) paid.set(said.recordHash, said.paid);
    const contents = new Map<string, Uint8Array>();
    const lines = (own.get(id)?.applications ?? []).flatMap((application) => {
      const number = applications.get(application.id)?.number ?? '';
      const shown = [
        ...prints.of(application.id).map((each) => ({ ...each, bytes: prints.bytes(each.id) })),
        ...attachments.of(application.id).map((each) => ({ ...each, bytes: attachments.bytes(each.id) })),
      ];
      return shown.map(({ sha256, bytes }) => {
        if (bytes !== null) contents.set(sha256, bytes);
        return { number, sha256 };
      });
    });
    if (lines.length > 0) files.push({ lines, contents });
  }
  const batches = summaries.map(({ hash, headerJson }) => ({
    hash,
    header: batchHeaderSchema.parse(JSON.parse(headerJson)),
  }));
  return { pc, device: { id: vault.deviceId }, batches, receipts, paid, papers: { files } };
}
