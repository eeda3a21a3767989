import { ok } from '#shared/result.ts';
import type { Writer } from '../../audit/writer.ts';
import { sql } from '../../db/sql.ts';
import { removeRow } from '../../rows/sealed-table.ts';
import type { Actor } from '../../store-env.ts';
import { rosterPartTable } from '../../tables/roster/roster-part.ts';
import { rosterTable } from '../../tables/roster/roster.ts';

/**
 * Removes up to `most` parts of rosters that were undone or never ended, and then the row of one that never ended. What
 * an application took from a roster stands in the application; nothing is lost with the parts.
 */
export function clearRosters(writer: Writer, actor: Actor, most: number): number {
  const cleared = writer.write(actor, (write) => {
    const parts = write.db.all(
      sql`SELECT p.id AS id, p.roster_id AS roster FROM roster_part p JOIN roster r ON r.id = p.roster_id
          WHERE r.state IN ('staging', 'undone') LIMIT ${most}`,
    );
    for (const { id } of parts) removeRow(write, rosterPartTable, String(id));
    const empty = write.db.all(
      sql`SELECT id FROM roster r WHERE state = 'staging'
          AND NOT EXISTS (SELECT 1 FROM roster_part p WHERE p.roster_id = r.id)`,
    );
    for (const { id } of empty) removeRow(write, rosterTable, String(id));
    const about = new Set([...parts.map(({ roster }) => String(roster)), ...empty.map(({ id }) => String(id))]);
    if (about.size > 0) write.record('roster.clear', [...about][0] ?? null);
    return ok(parts.length);
  });
  return cleared.ok ? cleared.value : 0;
}
