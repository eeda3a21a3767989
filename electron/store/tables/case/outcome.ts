import { listOf, members, nullableOf, textOf } from '../../read-json.ts';
import type { SinglePersonPermit } from '../../records.ts';
import type { FailedCondition, MissingItem, OutcomeRecord } from '../../records/outcome-record.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

export type OutcomeRow = {
  readonly application_id: string;
  readonly application_revision: number;
  readonly kind: OutcomeRecord['kind'];
  readonly state: 'current' | 'over';
  readonly begun_at: string;
};
export type OutcomeContent = Pick<OutcomeRecord, 'by' | 'reason' | 'missing' | 'failed' | 'proposedBy' | 'permit'> & {
  readonly byId: string;
};

function missingItem(json: unknown): MissingItem {
  const from = members(json);
  return { what: textOf(from, 'what'), why: textOf(from, 'why') };
}

function failedCondition(json: unknown): FailedCondition {
  const from = members(json);
  return {
    condition: textOf(from, 'condition'),
    rule: textOf(from, 'rule'),
    fact: textOf(from, 'fact'),
    source: textOf(from, 'source'),
    article: textOf(from, 'article'),
    passage: textOf(from, 'passage'),
  };
}

const permitIn = (from: ReturnType<typeof members>, name: string): SinglePersonPermit => {
  const permit = members(from[name]);
  return { permitNo: textOf(permit, 'permitNo'), until: textOf(permit, 'until') };
};

export const outcomeTable: SealedTable<OutcomeRow, OutcomeContent> = {
  name: 'outcome',
  label: '补正、撤回和不予救助',
  columns: { application_id: true, application_revision: true, kind: true, state: true, begun_at: true },
  read: (json) => {
    const from = members(json);
    return {
      by: textOf(from, 'by'),
      byId: textOf(from, 'byId'),
      reason: textOf(from, 'reason'),
      missing: listOf(from, 'missing', missingItem),
      failed: listOf(from, 'failed', failedCondition),
      proposedBy: nullableOf(from, 'proposedBy', textOf),
      permit: nullableOf(from, 'permit', permitIn),
    };
  },
  write: (content) => content,
};

/** A stored outcome as it was decided. */
export function toOutcome({ id, row, content }: Stored<OutcomeRow, OutcomeContent>): OutcomeRecord {
  const { byId: _byId, ...said } = content();
  return { ...said, id, applicationId: row.application_id, kind: row.kind, at: row.begun_at };
}
