import { type CountyStage, countyStage } from '#shared/domain/county/county-stage.ts';
import { sql } from '../../db/sql.ts';
import { choiceOf, nullableOf, textOf, wholeNumberOf } from '../../read-json.ts';
import type { StoreContext } from '../../store-context.ts';

const VERDICTS = ['accepted', 'duplicate', 'held'] as const;
const DECISIONS = ['approved', 'partly', 'returned'] as const;

/** See `CountyStore.stagesOf`: by the revision that lies in each application's present batch. */
export function stagesOf(
  { db }: Pick<StoreContext, 'db'>,
  applicationIds: readonly string[],
): ReadonlyMap<string, CountyStage> {
  if (applicationIds.length === 0) return new Map();
  const rows = db.all(
    sql`SELECT a.id, b.state AS batch, d.state AS delivery, c.id AS said, c.verdict, c.decision, c.paid
      FROM json_each(${JSON.stringify(applicationIds)}) AS wanted
      JOIN application AS a ON a.id = wanted.value
      JOIN batch AS b ON b.id = a.batch_id
      LEFT JOIN batch_delivery AS d ON d.id = b.id
      LEFT JOIN county_case AS c ON c.application_id = a.id AND c.batch_id = a.batch_id`,
  );
  const stages = new Map<string, CountyStage>();
  for (const row of rows) {
    const id = textOf(row, 'id');
    if (row['said'] !== null) {
      const verdict = nullableOf(row, 'verdict', (from, name) => choiceOf(from, name, VERDICTS));
      const decision = nullableOf(row, 'decision', (from, name) => choiceOf(from, name, DECISIONS));
      stages.set(id, countyStage({ paid: wholeNumberOf(row, 'paid'), verdict, decision }));
    } else if (row['delivery'] === 'delivered') stages.set(id, 'delivered');
    else if (row['batch'] === 'exported') stages.set(id, 'exported');
  }
  return stages;
}
