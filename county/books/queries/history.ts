import { z } from 'zod';
import type { SqlValue } from '../../db/database.ts';
import { eventSchema, type EventKind } from '../events.ts';
import { eventAboutSchema, historySealPlace } from '../fold/event-about.ts';
import type { Asking } from './case-rows.ts';
import type { HistoryRow, Queries } from './queries.ts';

const MOST = 500;

const KINDS: readonly string[] = eventSchema.options.map((option) => option.shape.kind.value);
const isKind = (value: unknown): value is EventKind => typeof value === 'string' && KINDS.includes(value);
const historyRow = z.object({
  n: z.number(),
  kind: z.custom<EventKind>(isKind),
  at: z.string(),
  by: z.string(),
  sealed: z.instanceof(Uint8Array),
});

/** The history, the newest first. */
export async function findHistory(
  { county, connection, seal }: Asking,
  { before, kinds, by, from, to, most = MOST }: Parameters<Queries['history']>[0],
): Promise<readonly HistoryRow[]> {
  const values: SqlValue[] = [county];
  const bind = (value: SqlValue): string => `$${values.push(value)}`;
  const conditions = ['county = $1'];
  if (before !== undefined) conditions.push(`n < ${bind(before)}`);
  if (kinds !== undefined) conditions.push(`kind = any(${bind(kinds)})`);
  if (by !== undefined) conditions.push(`who = ${bind(by)}`);
  // Instants carry the county's own offset: their text is in the order of time, and begins with the day.
  if (from !== undefined) conditions.push(`at >= ${bind(from)}`);
  if (to !== undefined) conditions.push(`at < ${bind(`${to}U`)}`);
  const rows = await connection.rows(
    historyRow,
    `select n, kind, at, who as by, sealed from history where ${conditions.join(' and ')} order by n desc
      limit ${Math.min(most, MOST)}`,
    values,
  );
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    about: eventAboutSchema.parse(JSON.parse(seal.open(historySealPlace(county, row.n), sealed))),
  }));
}
