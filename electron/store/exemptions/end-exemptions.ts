import type { Write } from '../audit/writer.ts';
import { sql } from '../db/sql.ts';
import { replaceRow, selectRows } from '../rows/sealed-table.ts';
import { exemptionTable } from '../tables/exemption.ts';

/**
 * What was set aside for an application counts no more, because it is a draft again or came to its end: whoever changes
 * the case asks anew.
 */
export function endExemptions(write: Write, applicationId: string, reason: string): void {
  const standing = sql`WHERE application_id = ${applicationId} AND state IN ('asked', 'signed')`;
  for (const { id, revision, row, content } of selectRows(write, exemptionTable, standing)) {
    const said = content();
    // Who signed stays readable; why it ended says the entry of the application.
    const decided = said.decided ?? {
      at: write.now,
      by: write.actor.userName,
      byId: write.actor.userId,
      reason,
      permit: null,
    };
    const key = { id, revision: revision + 1 };
    replaceRow(write, exemptionTable, key, { ...row, state: 'withdrawn' }, { ...said, decided });
  }
}
