import { type Day, toDay } from '#shared/day.ts';
import type { NoticeStage } from '#shared/domain/notice/notice-stage.ts';
import { sql } from '../../../db/sql.ts';
import { nullableOf, textOf, wholeNumberOf } from '../../../read-json.ts';
import type { StoreContext } from '../../../store-context.ts';

/** See `NoticeStore.stagesOf`. */
export function stagesOf(
  { db }: Pick<StoreContext, 'db'>,
  applicationIds: readonly string[],
  today: Day,
): ReadonlyMap<string, NoticeStage> {
  if (applicationIds.length === 0) return new Map();
  const rows = db.all(
    sql`SELECT a.id, n.to_on AS until,
        EXISTS (SELECT 1 FROM objection AS o WHERE o.application_id = a.id AND o.state = 'open') AS objected
      FROM json_each(${JSON.stringify(applicationIds)}) AS wanted
      JOIN application AS a ON a.id = wanted.value
      LEFT JOIN notice AS n ON n.id = a.notice_id`,
  );
  const stages = new Map<string, NoticeStage>();
  for (const row of rows) {
    const until = nullableOf(row, 'until', textOf);
    const id = textOf(row, 'id');
    if (wholeNumberOf(row, 'objected') === 1) stages.set(id, 'objected');
    else if (until !== null) stages.set(id, today > toDay(until) ? 'over' : 'running');
  }
  return stages;
}
