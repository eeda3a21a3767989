import { z } from 'zod';
import { ERROR_TEXTS, type ErrorCode } from '#shared/errors.ts';
import { describedPaper } from '#shared/protocol/papers/papers-index.ts';
import { members, textOf } from '../../read-json.ts';
import type { PapersPartRecord, PapersPartState, PapersPlanRecord, PaperSource } from '../../records/papers-record.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

export type PapersPlanRow = {
  readonly parts: number | null;
  readonly sending: PapersPlanRecord['sending'];
  readonly is_wanted: 0 | 1;
  readonly changed_at: string;
};
export type PapersPlanContent = { readonly wantedBy: string };

/** What is known of the papers of a batch; its id is the batch's. */
export const papersPlanTable: SealedTable<PapersPlanRow, PapersPlanContent> = {
  name: 'papers_plan',
  label: '随批材料',
  columns: { parts: true, sending: true, is_wanted: true, changed_at: true },
  read: (json) => ({ wantedBy: textOf(members(json), 'wantedBy') }),
  write: (content) => content,
};

export const toPapersPlan = ({ id, row, content }: Stored<PapersPlanRow, PapersPlanContent>): PapersPlanRecord => ({
  batchId: id,
  parts: row.parts,
  sending: row.sending,
  isWanted: row.is_wanted === 1,
  wantedBy: content().wantedBy,
  changedAt: row.changed_at,
});

export type PapersPartRow = {
  readonly batch_id: string;
  readonly part: number;
  readonly size: number;
  readonly state: PapersPartState;
  readonly county_epoch: number;
  readonly hash: string | null;
  readonly file_name: string;
  readonly lacking: number;
  readonly code: string | null;
  readonly changed_at: string;
};

const isCode = (text: string): text is ErrorCode => Object.hasOwn(ERROR_TEXTS, text);

const content = z.strictObject({
  why: z.string(),
  /** Whose papers they are stands in here and nowhere in clear. */
  sources: z.array(z.strictObject({ from: z.enum(['print', 'attachment']), id: z.string(), paper: describedPaper })),
});
export type PapersPartContent = { readonly why: string; readonly sources: readonly PaperSource[] };

export const papersPartTable: SealedTable<PapersPartRow, PapersPartContent> = {
  name: 'papers_part',
  label: '随批材料',
  columns: {
    batch_id: true,
    part: true,
    size: true,
    state: true,
    county_epoch: true,
    hash: true,
    file_name: true,
    lacking: true,
    code: true,
    changed_at: true,
  },
  read: (json) => content.parse(json),
  // Absent members stay absent: canonical JSON leaves them out.
  write: (said) => said,
};

/** A stored part as a record. Its sources stay closed: a station has thousands of parts. */
export const toPapersPart = ({ row, content: said }: Stored<PapersPartRow, PapersPartContent>): PapersPartRecord => ({
  batchId: row.batch_id,
  part: row.part,
  size: row.size,
  state: row.state,
  epoch: row.county_epoch,
  hash: row.hash,
  fileName: row.file_name,
  lacking: row.lacking,
  code: row.code !== null && isCode(row.code) ? row.code : null,
  why: row.state === 'stopped' ? said().why : '',
  changedAt: row.changed_at,
});
