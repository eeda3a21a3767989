import { z } from 'zod';
import type { Connection, Database } from '../../db/database.ts';
import { withDatabaseRoom } from '../../db/database-room.ts';
import { FOLDED_TABLES } from '../../db/migrations/steps/0020-tables.ts';
import type { CountySeal } from '../../seal/county-seal.ts';
import type { BatchKey } from '../../spool/spool.ts';
import { eventSchema, type CountyEvent } from '../events.ts';
import type { FoldContext } from '../fold/fold-context.ts';
import { FOLD_VERSION, foldEvent } from '../fold/fold-event.ts';
import type { WeighedBatch } from '../fold/fold-received.ts';
import { chainEvents, eventOf, type Entry, type Journal, type JournalHead, NO_EVENTS } from '../journal/journal.ts';

/** The tables are no fold over this journal: another one was put beside them, they are ahead of it, or another data key made them. */
class TablesDifferError extends Error {}

/** What was to be noted is no event that the journal could give back. The path names what is wrong, never its content. */
export class NoEventError extends Error {
  readonly path: string;

  constructor(kind: string, path: string) {
    super(`Not a ${kind}: ${path}`);
    this.path = path;
  }
}

/** Inside one change: the tables as they stand, and a way to write the next event. */
export type Desk = {
  readonly connection: Connection;
  readonly epoch: number;
  /** Number the next event will have. */
  readonly next: () => number;
  /** Applies an event to the tables; it is in the journal when the change is done. Throws {@link NoEventError}. */
  readonly note: (event: CountyEvent, known?: WeighedBatch) => Promise<void>;
};

/** Journal and tables together: every change goes through here. */
export type Keeper = {
  readonly database: Database;
  /**
   * One change, alone in the county. All of it or none: events are synced before the tables commit, and tables that a crash left
   * behind are caught up before the next one, those that {@link Keeper.outdate} said so of are made anew. `asTheyAre`: of a change that
   * asks nothing of records; it does not wait for that.
   */
  readonly change: <T>(work: (desk: Desk) => Promise<T>, tables?: 'asTheyAre') => Promise<T>;
  /**
   * The tables lack what the spool has by now: they are made anew before anything is judged by them, once for all batches that came
   * until then.
   */
  readonly outdate: () => Promise<void>;
  /** Makes them anew where that is due. */
  readonly mend: () => Promise<void>;
  /** Brings the tables up to the journal, or makes them anew when they are no fold over it. Gives the batches that do not read. */
  readonly catchUp: () => Promise<readonly BatchKey[]>;
  readonly rebuild: () => Promise<readonly BatchKey[]>;
  readonly verify: () => Promise<JournalHead>;
  readonly journalHead: () => Promise<JournalHead>;
  /** Appends every event to another journal that has none yet; gives where that ends. */
  readonly copyJournal: (to: Journal) => Promise<JournalHead>;
  readonly epoch: () => Promise<number>;
};

/** Whoever changes journal and tables of a county is alone under this name, on all nodes. */
export const aloneInCounty = (county: string): string => `aid-county/${county}`;

/** Events written to another journal at a time. */
const COPY_PIECE = 100;

/** Stands where the version of the fold stands that made the tables: they are none of the spool as it is now. */
const OUTDATED = 0;

/** Of the tables that are up to the journal, and of the journal. */
type Standing = { readonly epoch: number; readonly head: JournalHead };

const headRow = z.object({
  fold: z.number(),
  applied: z.number(),
  hash: z.string(),
  epoch: z.number(),
  key_id: z.string(),
});

export function openKeeper(
  county: string,
  database: Database,
  journal: Journal,
  seal: CountySeal,
  stored: FoldContext['stored'],
): Keeper {
  const alone = aloneInCounty(county);
  // A node that still has the key of before must neither read these tables nor write behind them.
  const keyId = seal.mark(Buffer.from('data key'));
  const contextOf = (connection: Connection, missing: BatchKey[] = []): FoldContext => ({
    connection,
    county,
    seal,
    stored,
    missing: (key) => void missing.push(key),
  });

  async function headOf(connection: Connection): Promise<z.infer<typeof headRow>> {
    const [row] = await connection.rows(
      headRow,
      'select fold, applied, hash, epoch, key_id from head where county = $1',
      [county],
    );
    if (row !== undefined) return row;
    await connection.run(
      'insert into head (county, fold, applied, hash, epoch, key_id) values ($1, $2, 0, $3, 1, $4)',
      [county, FOLD_VERSION, NO_EVENTS.hash, keyId],
    );
    return { fold: FOLD_VERSION, applied: 0, hash: NO_EVENTS.hash, epoch: 1, key_id: keyId };
  }

  /** Applies what the journal has and the tables do not; says how both stand then. */
  async function apply(connection: Connection, missing: BatchKey[], how?: 'asTheyAre'): Promise<Standing> {
    const [tables, end] = [await headOf(connection), await journal.head(connection)];
    if (tables.fold === OUTDATED && how === undefined) {
      await clear(connection);
      return apply(connection, missing);
    }
    const after = { n: tables.applied, hash: tables.hash };
    const isOurs = (tables.fold === FOLD_VERSION || tables.fold === OUTDATED) && tables.key_id === keyId;
    if (!isOurs || after.n > end.n) throw new TablesDifferError();
    if (after.n === end.n && after.hash !== end.hash) throw new TablesDifferError();
    if (after.n === end.n) return { epoch: tables.epoch, head: end };
    const context = contextOf(connection, missing);
    for await (const entry of journal.read(connection)) {
      if (entry.n === after.n && entry.hash !== after.hash) throw new TablesDifferError();
      if (entry.n > after.n) await foldEvent(context, entry.n, entry.hash, eventOf(seal, entry));
    }
    return { epoch: (await headOf(connection)).epoch, head: end };
  }

  async function clear(connection: Connection): Promise<void> {
    for (const table of FOLDED_TABLES) await connection.run(`delete from ${table} where county = $1`, [county]);
  }

  async function rebuild(): Promise<readonly BatchKey[]> {
    const missing: BatchKey[] = [];
    await database.transaction(async (connection) => {
      await clear(connection);
      await apply(connection, missing);
    }, alone);
    return missing;
  }

  async function catchUp(): Promise<readonly BatchKey[]> {
    const missing: BatchKey[] = [];
    try {
      await database.transaction((connection) => apply(connection, missing), alone);
      return missing;
    } catch (error) {
      if (error instanceof TablesDifferError) return rebuild();
      throw error;
    }
  }

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other in this process: those that wait for the county's lock must not hold every connection meanwhile. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  const change: Keeper['change'] = (work, tables) => inTurn(() => withDatabaseRoom(() => changeNow(work, tables)));
  const changeNow: Keeper['change'] = (work, tables) =>
    database.transaction(async (connection) => {
      const { epoch, head: end } = await apply(connection, [], tables);
      const context = contextOf(connection);
      let head = end;
      const entries: Entry[] = [];
      const result = await work({
        connection,
        epoch,
        next: () => head.n + 1,
        note: async (event, known) => {
          // The journal is read back by this schema: what does not pass would make all behind it unreadable.
          const read = eventSchema.safeParse(event);
          if (!read.success) throw new NoEventError(event.kind, read.error.issues[0]?.path.join('.') ?? '');
          const [entry] = chainEvents(seal, head, [event]);
          if (entry === undefined) return;
          // First the tables: an event that does not apply must not get into the journal.
          await foldEvent(context, entry.n, entry.hash, event, known);
          entries.push(entry);
          head = entry;
        },
      });
      await journal.append(connection, entries);
      return result;
    }, alone);

  async function verify(): Promise<JournalHead> {
    return database.transaction(async (connection) => {
      let head: JournalHead = NO_EVENTS;
      for await (const entry of journal.read(connection)) {
        eventOf(seal, entry);
        head = { n: entry.n, hash: entry.hash };
      }
      return head;
    });
  }

  const copyJournal = (to: Journal): Promise<JournalHead> =>
    database.transaction(async (connection) => {
      let [head, piece]: [JournalHead, Entry[]] = [NO_EVENTS, []];
      for await (const entry of journal.read(connection)) {
        [head, piece] = [{ n: entry.n, hash: entry.hash }, [...piece, entry]];
        if (piece.length < COPY_PIECE) continue;
        await to.append(connection, piece);
        piece = [];
      }
      await to.append(connection, piece);
      return head;
    });

  const outdate = (): Promise<void> =>
    change(
      async ({ connection }) =>
        void (await connection.run('update head set fold = $2 where county = $1', [county, OUTDATED])),
      'asTheyAre',
    );

  async function mend(): Promise<void> {
    if ((await headOf(database)).fold === OUTDATED) await inTurn(catchUp);
  }

  const journalHead = (): Promise<JournalHead> => database.transaction((connection) => journal.head(connection));
  return {
    database,
    change,
    outdate,
    mend,
    verify,
    journalHead,
    copyJournal,
    epoch: async () => (await headOf(database)).epoch,
    catchUp: () => inTurn(catchUp),
    rebuild: () => inTurn(rebuild),
  };
}
