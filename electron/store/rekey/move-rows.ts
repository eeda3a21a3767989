import { ok } from '#shared/result.ts';
import { dropAttachment } from '../files/attachments.ts';
import { identifier, sql } from '../db/sql.ts';
import type { AnyTable } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Actor } from '../store-env.ts';
import { ALL_TABLES } from '../tables/all-tables.ts';
import { rewriteKeys, secretsOf } from '../vault/vault.ts';
import type { MoveOutcome, MoveProgress, UnmovedRow } from './move-outcome.ts';
import { moveRow } from './move-row.ts';
import { removeSpent } from './seal-file-anew.ts';
import { withoutTriggers } from './without-triggers.ts';

/** Rows that are looked at between two pauses, and how long moving some of them may take before they are written down. */
const LOOK = 500;
const SLICE_MS = 8;

/** Bills first: until all of them are moved each look-up asks for two. What was replaced long ago can wait. */
const FIRST = ['bill', 'person'];
const LAST = ['superseded'];
const rank = ({ name }: AnyTable): number => (FIRST.includes(name) ? 0 : LAST.includes(name) ? 2 : 1);
const inOrder = (): readonly AnyTable[] => ALL_TABLES.toSorted((a, b) => rank(a) - rank(b));

/**
 * Moves every row and sealed file to the present data key, in small steps beside the work: the store may be written
 * between them, and may be closed at any of them. Where it stopped is not written down: what is of an earlier epoch is
 * left to do. When a whole round finds nothing more, rows of earlier epochs no longer count. Throws `StoreError`.
 */
export function* moveRows(
  context: StoreContext,
  actor: Actor,
  elapsedMs: () => number,
): Generator<MoveProgress, MoveOutcome, undefined> {
  const { db, env, vault, writer } = context;
  const tables = inOrder();
  const rowsOf = (table: AnyTable): number =>
    Number(db.get(sql`SELECT max(rowid) AS most FROM ${identifier(table.name)}`)?.['most'] ?? 0);
  /** Rows whose file was gone or damaged; they are moved, so no later round meets them. */
  const withoutFile: UnmovedRow[] = [];
  for (;;) {
    const round = { moved: 0, damaged: [] as UnmovedRow[], stuck: [] as UnmovedRow[] };
    const total = tables.reduce((sum, table) => sum + rowsOf(table), 0);
    let done = 0;
    for (const table of tables) {
      for (let after: string | null = ''; after !== null;) {
        const seen = lookAt(context, table, after);
        let left = seen.filter(({ epoch }) => epoch !== vault.epoch).map(({ id }) => id);
        for (const { fileId } of seen) if (fileId !== null) removeSpent(context, fileId);
        done += seen.length - left.length;
        while (left.length > 0) {
          const slice = moveSome(context, actor, table, left, elapsedMs);
          left = left.slice(slice.looked);
          done += slice.looked;
          round.moved += slice.moved;
          round.damaged.push(...slice.damaged);
          round.stuck.push(...slice.stuck);
          withoutFile.push(...slice.withoutFile);
          yield { done, total: Math.max(total, done) };
        }
        after = seen.length < LOOK ? null : (seen.at(-1)?.id ?? null);
        yield { done, total: Math.max(total, done) };
      }
    }
    if (round.moved > 0) continue;
    const { stuck } = round;
    const damaged = [...round.damaged, ...withoutFile];
    if (stuck.length > 0) return { isDone: false, damaged, stuck };
    writer.write(actor, (write) => {
      write.record('keys.rekeyEnd', null, `第 ${vault.epoch} 代数据密钥`);
      return ok(undefined);
    });
    // The log still holds rows as they were.
    writer.checkpoint();
    const { rotation } = secretsOf(vault).content;
    if (rotation !== null) rewriteKeys(env, vault, { rotation: { ...rotation, from: null } });
    return { isDone: true, damaged, stuck };
  }
}

type Seen = { readonly id: string; readonly epoch: number; readonly fileId: string | null };

/** The next rows by their id; `fileId` of those of the present epoch that name a file. */
function lookAt({ db, vault }: StoreContext, table: AnyTable, after: string): readonly Seen[] {
  const file = table.file === undefined ? sql`NULL` : identifier(table.file.id);
  return db
    .all(
      sql`SELECT id, epoch, ${file} AS file FROM ${identifier(table.name)} WHERE id > ${after} ORDER BY id LIMIT ${LOOK}`,
    )
    .map((row) => {
      const epoch = Number(row['epoch']);
      const isNamed = typeof row['file'] === 'string' && epoch === vault.epoch;
      return { id: String(row['id']), epoch, fileId: isNamed ? String(row['file']) : null };
    });
}

/** As many of these rows as fit into a slice, in one transaction with the entry that names them. */
function moveSome(
  context: StoreContext,
  actor: Actor,
  table: AnyTable,
  ids: readonly string[],
  elapsedMs: () => number,
) {
  const named = (): UnmovedRow[] => [];
  const result = { looked: 0, moved: 0, damaged: named(), stuck: named(), withoutFile: named() };
  const spent: string[] = [];
  const until = elapsedMs() + SLICE_MS;
  context.writer.write(actor, (write) => {
    withoutTriggers(write.db, table.name, () => {
      for (const id of ids) {
        const row = { table: table.name, label: table.label, id };
        const moved = moveRow(context, write, table, id);
        result.looked += 1;
        if (moved.what === 'damaged') result.damaged.push(row);
        if (moved.what === 'stuck') result.stuck.push(row);
        if (moved.what === 'moved') {
          result.moved += 1;
          if (moved.spent !== null) spent.push(moved.spent);
          if (moved.isFileLost) result.withoutFile.push(row);
        }
        if (elapsedMs() >= until) break;
      }
    });
    if (result.moved > 0) write.record('keys.rekey', null, `${table.label} ${result.moved} 条`);
    return ok(undefined);
  });
  for (const fileId of spent) dropAttachment(context.env, fileId);
  for (const row of [...result.damaged, ...result.withoutFile]) context.damage(row);
  return result;
}
