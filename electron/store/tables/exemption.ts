import type { ExemptFact } from '#shared/domain/exemption/exempt-fact.ts';
import { members, nullableOf, textOf } from '../read-json.ts';
import type { SinglePersonPermit } from '../records.ts';
import type { ExemptionRecord } from '../records/exemption-record.ts';
import type { SealedTable, Stored } from '../rows/sealed-table.ts';

export type ExemptionRow = {
  readonly application_id: string;
  readonly application_revision: number;
  readonly visit_key: string;
  readonly fact: ExemptFact;
  readonly state: ExemptionRecord['state'];
  readonly asked_at: string;
};
export type ExemptionContent = Pick<
  ExemptionRecord,
  'found' | 'reason' | 'evidence' | 'askedBy' | 'askedById' | 'decided'
>;

type Members = ReturnType<typeof members>;

function permitIn(from: Members, name: string): SinglePersonPermit {
  const permit = members(from[name]);
  return { permitNo: textOf(permit, 'permitNo'), until: textOf(permit, 'until') };
}

function decidedIn(from: Members, name: string): NonNullable<ExemptionRecord['decided']> {
  const said = members(from[name]);
  return {
    at: textOf(said, 'at'),
    by: textOf(said, 'by'),
    byId: textOf(said, 'byId'),
    reason: textOf(said, 'reason'),
    permit: nullableOf(said, 'permit', permitIn),
  };
}

export const exemptionTable: SealedTable<ExemptionRow, ExemptionContent> = {
  name: 'exemption',
  label: '特殊情形',
  columns: {
    application_id: true,
    application_revision: true,
    visit_key: true,
    fact: true,
    state: true,
    asked_at: true,
  },
  read: (json) => {
    const from = members(json);
    return {
      found: textOf(from, 'found'),
      reason: textOf(from, 'reason'),
      evidence: textOf(from, 'evidence'),
      askedBy: textOf(from, 'askedBy'),
      askedById: textOf(from, 'askedById'),
      decided: nullableOf(from, 'decided', decidedIn),
    };
  },
  write: (content) => content,
};

/** A stored exemption as it was asked and decided. */
export const toExemption = ({ id, row, content }: Stored<ExemptionRow, ExemptionContent>): ExemptionRecord => ({
  ...content(),
  id,
  applicationId: row.application_id,
  applicationRevision: row.application_revision,
  visit: row.visit_key,
  fact: row.fact,
  state: row.state,
  askedAt: row.asked_at,
});
