import type { Write } from '../audit/writer.ts';
import { sql } from '../db/sql.ts';
import { insertRow, replaceRow, type RowReader, selectRows, type Stored } from '../rows/sealed-table.ts';
import { batchItemTable } from '../tables/case/batch.ts';
import { type CountyCaseContent, type CountyCaseRow, countyCaseTable } from '../tables/county/county-case.ts';
import { keepOld } from '../tables/superseded.ts';

/** A revision that was sent: where it lies and by what hash the county names it. */
export type SentRecord = {
  readonly applicationId: string;
  readonly applicationRevision: number;
  readonly batchId: string;
  readonly recordHash: string;
};

const NOTHING_SAID: CountyCaseContent = {
  reasons: [],
  differences: [],
  reason: '',
  places: [],
  decidedBy: '',
  payments: [],
};

/** What the county said so far of a revision; null: nothing yet. */
export const findCase = (
  reader: Pick<RowReader, 'db' | 'sealer'>,
  applicationId: string,
  revision: number,
): Stored<CountyCaseRow, CountyCaseContent> | null =>
  selectRows(
    reader,
    countyCaseTable,
    sql`WHERE application_id = ${applicationId} AND application_revision = ${revision}`,
  )[0] ?? null;

/** The revisions in a batch, in the order of its header. */
export function recordsOf(
  reader: Pick<RowReader, 'db' | 'sealer'>,
  batchId: string,
  hashes: readonly string[],
): readonly SentRecord[] {
  const items = selectRows(reader, batchItemTable, sql`WHERE batch_id = ${batchId} ORDER BY position`);
  if (items.length !== hashes.length) throw new Error(`Batch ${batchId} has other items than its header names`);
  return items.map(({ row }, at) => ({
    applicationId: row.application_id,
    applicationRevision: row.application_revision,
    batchId,
    recordHash: hashes[at] ?? '',
  }));
}

export type CaseChange = {
  readonly row?: Partial<Pick<CountyCaseRow, 'verdict' | 'decision' | 'approved' | 'paid'>>;
  readonly content?: Partial<CountyCaseContent>;
};

/** Writes what the county says now of a revision, keeping what it said before. */
export function changeCase(write: Write, newId: () => string, sent: SentRecord, { row, content }: CaseChange): void {
  const stored = findCase(write, sent.applicationId, sent.applicationRevision);
  if (stored === null) {
    const first: CountyCaseRow = {
      application_id: sent.applicationId,
      application_revision: sent.applicationRevision,
      batch_id: sent.batchId,
      record_hash: sent.recordHash,
      verdict: null,
      decision: null,
      approved: null,
      paid: 0,
      changed_at: write.now,
      ...row,
    };
    insertRow(write, countyCaseTable, { id: newId(), revision: 1 }, first, { ...NOTHING_SAID, ...content });
    return;
  }
  keepOld(write, newId, countyCaseTable, stored);
  const key = { id: stored.id, revision: stored.revision + 1 };
  const next = { ...stored.row, ...row, changed_at: write.now };
  replaceRow(write, countyCaseTable, key, next, { ...stored.content(), ...content });
}
