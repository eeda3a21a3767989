import { type CountyStage, countyStage } from '#shared/domain/county/county-stage.ts';
import { sql, type Sql } from '../../db/sql.ts';
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
  return stagesWhere(db, sql`WHERE a.id IN (SELECT value FROM json_each(${JSON.stringify(applicationIds)}))`);
}

/** See `CountyStore.idsAt`. */
export function idsAt({ db }: Pick<StoreContext, 'db'>, stage: CountyStage): ReadonlySet<string> {
  const sealed = db.all(sql`SELECT id FROM application WHERE status = 'sealed'`).map((row) => textOf(row, 'id'));
  const known = stagesWhere(db, sql`WHERE a.status = 'sealed'`);
  return new Set(sealed.filter((id) => (known.get(id) ?? 'sealed') === stage));
}

/** See `CountyStore.returnedIds`. */
export function returnedIds({ db }: Pick<StoreContext, 'db'>): readonly string[] {
  const rows = db.all(
    sql`SELECT a.id FROM county_case AS c
      JOIN application AS a ON a.id = c.application_id AND a.batch_id = c.batch_id
      WHERE c.decision = 'returned' AND a.status = 'sealed' ORDER BY c.changed_at, a.id`,
  );
  return rows.map((row) => textOf(row, 'id'));
}

function stagesWhere(db: StoreContext['db'], where: Sql): ReadonlyMap<string, CountyStage> {
  const rows = db.all(
    sql`SELECT a.id, b.state AS batch, d.state AS delivery, c.id AS said, c.verdict, c.decision, c.paid
      FROM application AS a
      JOIN batch AS b ON b.id = a.batch_id
      LEFT JOIN batch_delivery AS d ON d.id = b.id
      LEFT JOIN county_case AS c ON c.application_id = a.id AND c.batch_id = a.batch_id
      ${where}`,
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
