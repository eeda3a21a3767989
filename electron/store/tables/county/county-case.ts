import { z } from 'zod';
import { fen } from '#shared/fen.ts';
import { HOLD_REASONS } from '#shared/protocol/sync/receipt.ts';
import type { CountyCaseRecord } from '../../records/county-record.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

export type CountyCaseRow = {
  readonly application_id: string;
  readonly application_revision: number;
  readonly batch_id: string;
  readonly record_hash: string;
  readonly verdict: CountyCaseRecord['verdict'];
  readonly decision: CountyCaseRecord['decision'];
  readonly approved: number | null;
  readonly paid: number;
  readonly changed_at: string;
};

const content = z.strictObject({
  reasons: z.array(
    z.strictObject({
      code: z.enum(HOLD_REASONS),
      visit: z.string().optional(),
      other: z.strictObject({ number: z.string(), revision: z.int(), pc: z.string() }).optional(),
    }),
  ),
  differences: z.array(
    z.strictObject({ path: z.string(), declared: z.string().nullable(), again: z.string().nullable() }),
  ),
  reason: z.string(),
  places: z.array(z.strictObject({ field: z.string(), visit: z.string().optional(), comment: z.string() })),
  decidedBy: z.string(),
  /** The county's clock; releases before 2026-11-22 kept none. */
  decidedAt: z.string().optional(),
  payments: z.array(
    z.strictObject({
      payment: z.string(),
      movement: z.enum(['paid', 'void']),
      amountFen: z.int(),
      paidOn: z.string(),
      reason: z.string(),
    }),
  ),
});
export type CountyCaseContent = z.infer<typeof content>;

/** What the county says of each revision that was sent. */
export const countyCaseTable: SealedTable<CountyCaseRow, CountyCaseContent> = {
  name: 'county_case',
  label: '县级处理结果',
  columns: {
    application_id: true,
    application_revision: true,
    batch_id: true,
    record_hash: true,
    verdict: true,
    decision: true,
    approved: true,
    paid: true,
    changed_at: true,
  },
  read: (json) => content.parse(json),
  // Absent members stay absent: canonical JSON leaves them out.
  write: (said) => content.parse(JSON.parse(JSON.stringify(said))),
};

export function toCountyCase({ row, content: said }: Stored<CountyCaseRow, CountyCaseContent>): CountyCaseRecord {
  return {
    ...said(),
    applicationId: row.application_id,
    applicationRevision: row.application_revision,
    batchId: row.batch_id,
    recordHash: row.record_hash,
    verdict: row.verdict,
    decision: row.decision,
    approved: row.approved === null ? null : fen(row.approved),
    paid: fen(row.paid),
    changedAt: row.changed_at,
  };
}
