import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import type { Write } from '../audit/writer.ts';
import { sql } from '../db/sql.ts';
import { findRow, insertRow, replaceRow, type RowReader, selectRows, type Stored } from '../rows/sealed-table.ts';
import { batchTable } from '../tables/case/batch.ts';
import {
  type PapersPartContent,
  type PapersPartRow,
  papersPartTable,
  type PapersPlanRow,
  papersPlanTable,
} from '../tables/county/papers.ts';

type Taken = Extract<FeedItem, { kind: 'papers' }>;
type Wanted = Extract<FeedItem, { kind: 'papers-wanted' }>;

const NOT_LISTED: Omit<PapersPlanRow, 'changed_at'> = { parts: null, sending: 'auto', is_wanted: 0 };
const NOTHING_SAID: PapersPartContent = { why: '', sources: [] };

/** A part by its number; null: it is not known here. */
export const findPart = (
  reader: Pick<RowReader, 'db' | 'sealer'>,
  batchId: string,
  part: number,
): Stored<PapersPartRow, PapersPartContent> | null =>
  selectRows(reader, papersPartTable, sql`WHERE batch_id = ${batchId} AND part = ${part}`)[0] ?? null;

/** Changes what is known of a batch's papers; the caller writes the entry. */
export function changePlan(
  write: Write,
  batchId: string,
  { wantedBy, ...row }: Partial<Omit<PapersPlanRow, 'changed_at'>> & { readonly wantedBy?: string },
): void {
  const stored = findRow(write, papersPlanTable, batchId);
  const next = { ...(stored?.row ?? NOT_LISTED), ...row, changed_at: write.now };
  const content = { wantedBy: wantedBy ?? stored?.content().wantedBy ?? '' };
  if (stored === null) insertRow(write, papersPlanTable, { id: batchId, revision: 1 }, next, content);
  else replaceRow(write, papersPlanTable, { id: batchId, revision: stored.revision + 1 }, next, content);
}

/** Writes a part, new or changed; the caller writes the entry. */
export function putPart(
  write: Write,
  newId: () => string,
  key: { readonly batchId: string; readonly part: number },
  row: Partial<Omit<PapersPartRow, 'batch_id' | 'part' | 'changed_at'>>,
  content: Partial<PapersPartContent>,
): void {
  const stored = findPart(write, key.batchId, key.part);
  if (stored === null) {
    const first: PapersPartRow = {
      batch_id: key.batchId,
      part: key.part,
      size: 0,
      state: 'waiting',
      county_epoch: 0,
      hash: null,
      file_name: '',
      lacking: 0,
      code: null,
      ...row,
      changed_at: write.now,
    };
    insertRow(write, papersPartTable, { id: newId(), revision: 1 }, first, { ...NOTHING_SAID, ...content });
    return;
  }
  const next = { ...stored.row, ...row, changed_at: write.now };
  const at = { id: stored.id, revision: stored.revision + 1 };
  replaceRow(write, papersPartTable, at, next, { ...stored.content(), ...content });
}

const batchIdOf = (write: Write, seq: number): string | null =>
  selectRows(write, batchTable, sql`WHERE seq = ${seq}`)[0]?.id ?? null;

/**
 * The county has a part of the papers safely. It counts whatever the hash: of what was made before a restore of this PC nothing is known
 * here, and the county keeps a part only with the items of its first coming. False: this PC has no such batch.
 */
export function takePapers(write: Write, newId: () => string, { batchSeq, part, hash }: Taken, epoch: number): boolean {
  const batchId = batchIdOf(write, batchSeq);
  if (batchId === null) return false;
  const known = findPart(write, batchId, part);
  if (known?.row.state === 'delivered' && known.row.county_epoch >= epoch) return true;
  const row = { state: 'delivered', county_epoch: epoch, hash, code: null } as const;
  putPart(write, newId, { batchId, part }, row, { why: '' });
  endWish(write, batchId);
  return true;
}

/**
 * Nothing more is wanted of a batch whose every part is there. Of one without papers it stays known that somebody asked: nothing that is
 * sent could answer them, so people have to.
 */
export function endWish(write: Write, batchId: string): void {
  const plan = findRow(write, papersPlanTable, batchId)?.row;
  if (
    plan === undefined ||
    plan.parts === null ||
    plan.parts === 0 ||
    (plan.is_wanted === 0 && plan.sending === 'auto')
  )
    return;
  const open = selectRows(write, papersPartTable, sql`WHERE batch_id = ${batchId} AND state <> 'delivered'`);
  if (open.length === 0) changePlan(write, batchId, { sending: 'auto', is_wanted: 0, wantedBy: '' });
}

/**
 * The county asks for papers, or has lost a part of them. `refused`: this PC has no such batch; `open`: it is known to have no papers,
 * so somebody has to tell the county.
 */
export function takeWanted(
  write: Write,
  newId: () => string,
  { batchSeq, part, by }: Wanted,
): 'applied' | 'open' | 'refused' {
  const batchId = batchIdOf(write, batchSeq);
  if (batchId === null) return 'refused';
  if (part !== null && findPart(write, batchId, part) !== null)
    putPart(write, newId, { batchId, part }, { state: 'waiting', code: null }, { why: '' });
  changePlan(write, batchId, { is_wanted: 1, wantedBy: by });
  endWish(write, batchId);
  return findRow(write, papersPlanTable, batchId)?.row.parts === 0 ? 'open' : 'applied';
}
