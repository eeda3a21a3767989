import type { Write } from '../../audit/writer.ts';
import { sql } from '../../db/sql.ts';
import type { SinglePersonPermit } from '../../records.ts';
import type { FailedCondition, MissingItem } from '../../records/outcome-record.ts';
import { insertRow, replaceRow, type RowReader, selectRows, type Stored } from '../../rows/sealed-table.ts';
import { type OutcomeContent, type OutcomeRow, outcomeTable } from '../../tables/case/outcome.ts';
import type { Target } from '../editable.ts';

/** The outcome in force; null on the usual way. */
export function currentOutcome(
  reader: Pick<RowReader, 'db' | 'sealer'>,
  applicationId: string,
): Stored<OutcomeRow, OutcomeContent> | null {
  const current = sql`WHERE application_id = ${applicationId} AND state = 'current'`;
  return selectRows(reader, outcomeTable, current)[0] ?? null;
}

type Said = {
  readonly reason: string;
  readonly missing?: readonly MissingItem[];
  readonly failed?: readonly FailedCondition[];
  readonly proposedBy?: string | null;
  readonly permit?: SinglePersonPermit | null;
};

/** Writes down why the application goes where `kind` says, under its next revision. */
export function keepOutcome(
  write: Write,
  id: string,
  kind: OutcomeRow['kind'],
  { id: applicationId, revision }: Target,
  { reason, missing = [], failed = [], proposedBy = null, permit = null }: Said,
): void {
  const row: OutcomeRow = {
    application_id: applicationId,
    application_revision: revision + 1,
    kind,
    state: 'current',
    begun_at: write.now,
  };
  const { userName: by, userId: byId } = write.actor;
  insertRow(write, outcomeTable, { id, revision: 1 }, row, { by, byId, reason, missing, failed, proposedBy, permit });
}

/** The outcome stays as it is, marked as over. */
export function endOutcome(write: Write, applicationId: string): void {
  const stored = currentOutcome(write, applicationId);
  if (stored === null) return;
  const { id, revision, row, content } = stored;
  replaceRow(write, outcomeTable, { id, revision: revision + 1 }, { ...row, state: 'over' }, content());
}
