import { fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../../audit/writer.ts';
import { type LedgerItem, standingOf } from '../../county/county-standing.ts';
import { sql } from '../../db/sql.ts';
import type { CountyLedgerRecord, CountyStanding } from '../../records/county-ledger-record.ts';
import type { SinglePersonPermit } from '../../records.ts';
import { findRow, insertRow, replaceRow, selectRows, type Stored } from '../../rows/sealed-table.ts';
import { isSameUser } from '../../same-user.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Actor } from '../../store-env.ts';
import { StoreError } from '../../store-error.ts';
import {
  type CountyLedgerContent,
  type CountyLedgerRow,
  countyLedgerTable,
  toCountyLedger,
} from '../../tables/county/county-ledger.ts';
import { feedItemTable } from '../../tables/county/feed-item.ts';
import { keepOld } from '../../tables/superseded.ts';

const NOBODY = { undoBy: null, undoById: null };

type StoredLedger = Stored<CountyLedgerRow, CountyLedgerContent>;

/** Oldest first as the county made them: in which order they were taken over here says nothing. All instants have one offset. */
const byAge = (a: LedgerItem, b: LedgerItem): number => {
  const [left, right] = [`${a.asOf} ${a.at}`, `${b.asOf} ${b.at}`];
  return left === right ? a.n - b.n : left < right ? -1 : 1;
};

/** The county's snapshots of what people had used elsewhere, each taken over by somebody here. */
export type CountyLedgerStore = {
  /** Those that count, wait or were taken back, newest first. */
  readonly list: () => readonly CountyLedgerRecord[];
  /** What counts, with `plus` as if it counted too. A damaged snapshot stops the answer: a limit without it would be wrong. */
  readonly standing: (plus?: LedgerItem | null) => CountyStanding;
  /** The same as if `without` had been taken back. */
  readonly standingWithout: (without: string) => CountyStanding;
  /** Whether anything was taken or taken back at or after an instant. */
  readonly changedSince: (instant: string) => boolean;
  /** Takes over a snapshot of the feed; `isWaiting`: it counts only after a second person's word. NOT_FOUND, LEDGER_TAKEN. */
  readonly take: (actor: Actor, id: string, isWaiting: boolean) => Result<CountyLedgerRecord>;
  /** The second person's word, or the same person's under the county's permit. NOT_FOUND, LEDGER_OWN_CONFIRMATION. */
  readonly confirm: (actor: Actor, id: string, permit: SinglePersonPermit | null) => Result<CountyLedgerRecord>;
  /**
   * Takes it back; it waits in the feed again. `isWaiting`: it counts until a second person's word (`confirm`). NOT_FOUND,
   * REASON_REQUIRED, LEDGER_TAKEN when that is asked already.
   */
  readonly undo: (actor: Actor, id: string, reason: string, isWaiting: boolean) => Result<CountyLedgerRecord>;
  /** Leaves what was asked to be taken back as it is. NOT_FOUND. */
  readonly keep: (actor: Actor, id: string) => Result<CountyLedgerRecord>;
};

export function countyLedgerStore(context: StoreContext): CountyLedgerStore {
  const { env, writer, db } = context;
  let known: { readonly ids: string; readonly standing: CountyStanding } | null = null;

  function itemOf(id: string): LedgerItem {
    const item = findRow(context, feedItemTable, id)?.content().item;
    if (item?.kind !== 'ledger') throw new StoreError('ROW_TAMPERED', { row: id, table: feedItemTable.label });
    return item;
  }

  /** Through the sealed rows: a state changed on the disk is found. */
  const active = (): readonly CountyLedgerRecord[] =>
    selectRows(context, countyLedgerTable, sql`WHERE state = 'active' ORDER BY as_of, position`).map(toCountyLedger);

  function standingAt(records: readonly CountyLedgerRecord[], plus: LedgerItem | null): CountyStanding {
    const items = [...records.filter(({ id }) => id !== plus?.id).map(({ id }) => itemOf(id)), ...(plus ? [plus] : [])];
    return standingOf(items.sort(byAge));
  }

  function change(
    write: Write,
    stored: StoredLedger,
    row: Pick<CountyLedgerRow, 'state'>,
    content: Partial<CountyLedgerContent>,
  ): CountyLedgerRecord {
    keepOld(write, env.newId, countyLedgerTable, stored);
    const key = { id: stored.id, revision: stored.revision + 1 };
    const next = { ...stored.row, ...row, changed_at: write.now };
    replaceRow(write, countyLedgerTable, key, next, { ...stored.content(), ...content });
    return recordOf(write, stored.id);
  }

  function recordOf(write: Write, id: string): CountyLedgerRecord {
    const written = findRow(write, countyLedgerTable, id);
    if (written === null) throw new Error('The snapshot just written is gone');
    return toCountyLedger(written);
  }

  /** Whether the item still asks for somebody. */
  function turnItem(write: Write, id: string, state: 'open' | 'done'): void {
    const item = findRow(write, feedItemTable, id);
    if (item === null) throw new Error('A snapshot without its item');
    const key = { id, revision: item.revision + 1 };
    replaceRow(write, feedItemTable, key, { ...item.row, state }, item.content());
  }

  function takeBack(
    write: Write,
    stored: StoredLedger,
    content: Partial<CountyLedgerContent>,
    words: string,
  ): CountyLedgerRecord {
    const record = change(write, stored, { state: 'undone' }, content);
    turnItem(write, stored.id, 'open');
    write.record('countyLedger.undo', stored.id, words);
    return record;
  }

  return {
    list: () => selectRows(context, countyLedgerTable, sql`ORDER BY position DESC`).map(toCountyLedger),
    standing: (plus = null) => {
      if (plus !== null) return standingAt(active(), plus);
      // Asked with every key that is typed: what the snapshots say together changes with their states alone.
      const ids = db
        .all(sql`SELECT id FROM county_ledger WHERE state = 'active' ORDER BY as_of, position`)
        .map((row) => String(row['id']))
        .join(' ');
      if (known?.ids !== ids) known = { ids, standing: standingAt(active(), null) };
      return known.standing;
    },
    standingWithout: (without) =>
      standingAt(
        active().filter(({ id }) => id !== without),
        null,
      ),
    changedSince: (instant) =>
      db.all(sql`SELECT 1 FROM county_ledger WHERE changed_at >= ${instant} LIMIT 1`).length > 0,
    take: (actor, id, isWaiting) =>
      writer.write(actor, (write): Result<CountyLedgerRecord> => {
        const item = findRow(write, feedItemTable, id)?.content().item;
        if (item?.kind !== 'ledger') return fail('NOT_FOUND');
        const stored = findRow(write, countyLedgerTable, id);
        if (stored !== null && stored.row.state !== 'undone') return fail('LEDGER_TAKEN');
        const state = isWaiting ? 'waiting' : 'active';
        const { userName: takenBy, userId: takenById } = actor;
        const content: CountyLedgerContent = {
          takenBy,
          takenById,
          confirmedBy: null,
          permitNo: null,
          reason: '',
          ...NOBODY,
        };
        const last = Number(write.db.get(sql`SELECT max(position) AS last FROM county_ledger`)?.['last'] ?? 0);
        const row: CountyLedgerRow = { position: last + 1, as_of: item.asOf, state, changed_at: write.now };
        if (stored === null) insertRow(write, countyLedgerTable, { id, revision: 1 }, row, content);
        else change(write, stored, { state }, content);
        turnItem(write, id, 'done');
        write.record(
          isWaiting ? 'countyLedger.wait' : 'countyLedger.take',
          id,
          `截至 ${item.asOf}，${item.rows.length} 条`,
        );
        return ok(recordOf(write, id));
      }),
    confirm: (actor, id, permit) =>
      writer.write(actor, (write): Result<CountyLedgerRecord> => {
        const stored = findRow(write, countyLedgerTable, id);
        if (stored === null) return fail('NOT_FOUND');
        const { takenBy, takenById, undoBy, undoById, reason } = stored.content();
        const isUndo = stored.row.state === 'active' && undoBy !== null && undoById !== null;
        if (stored.row.state !== 'waiting' && !isUndo) return fail('NOT_FOUND');
        const isOwn = isUndo ? isSameUser(undoById, undoBy, actor) : isSameUser(takenById, takenBy, actor);
        if (isOwn && permit === null) return fail('LEDGER_OWN_CONFIRMATION');
        const permitNo = isOwn && permit !== null ? permit.permitNo : null;
        const alone = permitNo === null ? '' : `同一人，县级授权 ${permitNo}`;
        if (isUndo)
          return ok(takeBack(write, stored, { reason, ...NOBODY }, [reason, alone].filter(Boolean).join('；')));
        const record = change(write, stored, { state: 'active' }, { confirmedBy: actor.userName, permitNo });
        write.record('countyLedger.take', id, alone);
        return ok(record);
      }),
    undo: (actor, id, typedReason, isWaiting) =>
      writer.write(actor, (write): Result<CountyLedgerRecord> => {
        const reason = typedReason.trim();
        if (reason === '') return fail('REASON_REQUIRED');
        const stored = findRow(write, countyLedgerTable, id);
        if (stored === null || stored.row.state === 'undone') return fail('NOT_FOUND');
        if (!isWaiting || stored.row.state === 'waiting') return ok(takeBack(write, stored, { reason }, reason));
        if (stored.content().undoBy !== null) return fail('LEDGER_TAKEN');
        const { userName: undoBy, userId: undoById } = actor;
        const record = change(write, stored, { state: 'active' }, { reason, undoBy, undoById });
        write.record('countyLedger.undoWait', id, reason);
        return ok(record);
      }),
    keep: (actor, id) =>
      writer.write(actor, (write): Result<CountyLedgerRecord> => {
        const stored = findRow(write, countyLedgerTable, id);
        if (stored?.row.state !== 'active' || stored.content().undoBy === null) return fail('NOT_FOUND');
        const record = change(write, stored, { state: 'active' }, { reason: '', ...NOBODY });
        write.record('countyLedger.keep', id);
        return ok(record);
      }),
  };
}
