import type { ReadDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Printed, PrintWanted } from '../../records/print-record.ts';
import { selectRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import { printTable, toPrint } from '../../tables/case/print.ts';

/**
 * What was printed and is looked for, newest first: `most` after the first `from`. Who printed it and the number of a list are
 * sealed, so looking for these opens every row that the rest leaves.
 */
export function printed(context: StoreContext, wanted: PrintWanted, from: number, most: number): Printed {
  const { db } = context;
  const part = wanted.number.trim().toUpperCase();
  const where = sql`WHERE (${wanted.kind} IS NULL OR kind = ${wanted.kind})
    AND (${wanted.from} IS NULL OR substr(made_at, 1, 10) >= ${wanted.from})
    AND (${wanted.to} IS NULL OR substr(made_at, 1, 10) <= ${wanted.to})
    AND (${part} = '' OR application_id IS NULL
      OR application_id IN (SELECT id FROM application WHERE instr(upper(number), ${part}) > 0))`;
  if (wanted.madeBy === '' && part === '') {
    const rows = selectRows(context, printTable, sql`${where} ORDER BY position DESC LIMIT ${most} OFFSET ${from}`);
    const total = Number(db.get(sql`SELECT count(*) AS count FROM print ${where}`)?.['count'] ?? 0);
    return { rows: rows.map(toPrint), total };
  }
  const found = selectRows(context, printTable, sql`${where} ORDER BY position DESC`)
    .map(toPrint)
    .filter(({ madeBy }) => wanted.madeBy === '' || madeBy === wanted.madeBy)
    .filter(({ applicationId, about }) => applicationId !== null || about.toUpperCase().includes(part));
  return { rows: found.slice(from, from + most), total: found.length };
}

/** Applications that came to a step from one day to another and were not discarded since; by number. */
export function applicationsOf(db: ReadDb, step: 'accepted' | 'settled', from: string, to: string): readonly string[] {
  const found =
    step === 'accepted'
      ? sql`SELECT id FROM application WHERE accepted_on BETWEEN ${from} AND ${to}
          AND status NOT IN ('draft', 'discarded') ORDER BY number`
      : sql`SELECT application.id AS id FROM application JOIN settlement ON settlement.application_id = application.id
          WHERE settlement.state = 'current' AND substr(settlement.settled_at, 1, 10) BETWEEN ${from} AND ${to}
          ORDER BY application.number`;
  return db.all(found).map(({ id }) => String(id));
}
