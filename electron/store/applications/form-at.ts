import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { sql } from '../db/sql.ts';
import { members } from '../read-json.ts';
import { findRow, selectRows } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import { applicationTable } from '../tables/case/application.ts';
import { supersededTable } from '../tables/superseded.ts';

/** The form as a revision of an application held it, the present one or one that was replaced; null: never kept. */
export function formAt(context: StoreContext, id: string, revision: number): ApplicationForm | null {
  const present = findRow(context, applicationTable, id);
  if (present?.revision === revision) return present.content();
  const [old] = selectRows(
    context,
    supersededTable,
    sql`WHERE row_id = ${id} AND row_revision = ${revision} AND table_name = ${applicationTable.name} LIMIT 1`,
  );
  return old === undefined ? null : applicationTable.read(members(JSON.parse(old.content().old))['content']);
}
