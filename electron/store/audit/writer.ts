import { fail, type Result } from '#shared/result.ts';
import type { Database } from '../db/database.ts';
import type { HeadLog } from '../files/head-log.ts';
import type { RowSealer } from '../rows/row-sealer.ts';
import { type RowWriter, shortMac } from '../rows/sealed-table.ts';
import { StoreError } from '../store-error.ts';
import type { Actor, StoreEnv } from '../store-env.ts';
import type { Vault } from '../vault/vault.ts';
import { appendEntry, type ChainHead, lastAbout, type TouchedRow } from './audit-chain.ts';
import type { AuditAction, ChangedRow } from './audit-entry.ts';
import { type CommitMark, writeCommitMark } from './commit-mark.ts';
import { lastBatchSeq } from './standing.ts';

/** One transaction. Everything written in it must be named by an entry before it ends. */
export type Write = RowWriter & {
  /** The instant of the whole transaction. */
  readonly now: string;
  readonly actor: Actor;
  /** As `touch` for a row that says what it said before: whoever listens for changes hears nothing of it. */
  readonly moved: (table: string, id: string, mac: Buffer) => void;
  /** Puts an audit entry about the rows written since the last one. */
  readonly record: (action: AuditAction, ref: string | null, reason?: string) => void;
  /**
   * An entry for autosave: only the first of a run of saves by one user writes one, or typing would fill the chain.
   * The rows stay under their MAC, the transaction under `head.log`.
   */
  readonly recordEdit: (ref: string) => void;
};

export type Writer = {
  readonly head: () => ChainHead;
  /**
   * Runs `body` in one transaction, then puts the high-water mark on disk. When it returns, the write survives a power
   * cut. A failed `Result` undoes everything. Throws `StoreError`; then nothing was acknowledged.
   */
  readonly write: <T>(actor: Actor, body: (write: Write) => Result<T>) => Result<T>;
  /** What `body` gives in a transaction that is always undone. Asks for no room on the disk: a full one stops no look. */
  readonly look: <T>(actor: Actor, body: (write: Write) => Result<T>) => Result<T>;
  /** Calls `listener` after each write that is on disk, with the rows it touched. */
  readonly onWritten: (listener: (rows: readonly ChangedRow[]) => void) => void;
  /** True after a fault that leaves open what is on disk: the store must be closed and opened again. */
  readonly isInDoubt: () => boolean;
  /** Moves the WAL into the main file; after a settlement, so that a damaged WAL can cost little. */
  readonly checkpoint: () => void;
};

/** Leaves `transaction` with everything undone when `body` failed in a way the caller decides about. */
class Undone extends Error {
  readonly result: Result<never>;

  constructor(result: Result<never>) {
    super('Undone');
    this.result = result;
  }
}

/** After these nobody knows what is on disk; a second fsync would claim success for pages the kernel has dropped. */
const DOUBTFUL = new Set(['STORE_IO', 'STORE_CORRUPT']);

export type WriterParts = {
  readonly env: StoreEnv;
  readonly vault: Vault;
  readonly sealer: RowSealer;
  readonly db: Database;
  readonly headLog: HeadLog;
  readonly mark: CommitMark;
  readonly head: ChainHead;
};

/** The one way to write. `mark` and `head` say where the database stands. */
export function makeWriter({ env, vault, sealer, db, headLog, ...start }: WriterParts): Writer {
  const bootId = env.newId();
  let { mark, head } = start;
  let doubt: StoreError | null = null;
  const listeners: ((rows: readonly ChangedRow[]) => void)[] = [];

  const runBody = <T>(actor: Actor, body: (write: Write) => Result<T>) => {
    let newHead = head;
    const changed: ChangedRow[] = [];
    const value = db.transaction((writeDb) => {
      let touched: TouchedRow[] = [];
      const now = env.now();
      const record: Write['record'] = (action, ref, reason = '') => {
        newHead = appendEntry(writeDb, sealer, vault, newHead, {
          action,
          ref,
          reason,
          ...actor,
          at: now,
          bootId,
          rows: touched,
        });
        touched = [];
      };
      const result = body({
        db: writeDb,
        sealer,
        now,
        actor,
        touch: (table, id, mac) => {
          touched.push({ table, id, mac: mac === null ? null : shortMac(mac) });
          changed.push({ table, id });
        },
        moved: (table, id, mac) => void touched.push({ table, id, mac: shortMac(mac) }),
        record,
        recordEdit: (ref) => {
          const last = lastAbout(writeDb, ref);
          if (last?.action === 'application.edit' && last.userId === actor.userId) touched = [];
          else record('application.edit', ref);
        },
      });
      if (!result.ok) throw new Undone(result);
      if (touched.length > 0)
        throw new Error(`Written without an audit entry: ${touched.map(({ table }) => table).join()}`);
      writeCommitMark(writeDb, sealer, { commit: mark.commit + 1, auditSeq: newHead.seq });
      return result;
    });
    return { value, newHead, changed };
  };

  /** The outcome of a transaction; a fault that leaves the file in doubt closes the door for further writes. */
  const attempt = <T>(work: () => T): (T & { readonly undone: null }) | { readonly undone: Result<never> } => {
    try {
      return { ...work(), undone: null };
    } catch (cause) {
      if (cause instanceof Undone) return { undone: cause.result };
      if (cause instanceof StoreError && DOUBTFUL.has(cause.error.code)) doubt = cause;
      throw cause;
    }
  };

  const write: Writer['write'] = (actor, body) => {
    if (doubt !== null) throw doubt;
    // Before the transaction: a disk too full for the mark must refuse the write, not leave it half acknowledged.
    headLog.reserve();
    const done = attempt(() => runBody(actor, body));
    if (done.undone !== null) return done.undone;
    mark = { commit: mark.commit + 1, auditSeq: done.newHead.seq };
    head = done.newHead;
    try {
      headLog.append({ ...mark, auditHash: head.hash, batchSeq: lastBatchSeq(db, sealer) });
    } catch (cause) {
      // Committed, but not known to be: nobody was told "saved", and only opening again can tell.
      doubt = cause instanceof StoreError ? cause : new StoreError('STORE_IO', undefined, { cause });
      throw doubt;
    }
    for (const listener of listeners) listener(done.changed);
    return done.value;
  };

  const look = <T>(actor: Actor, body: (write: Write) => Result<T>): Result<T> => {
    const seen: Result<T>[] = [];
    attempt(() =>
      runBody<never>(actor, (within) => {
        seen.push(body(within));
        return fail('NOT_FOUND');
      }),
    );
    const [result] = seen;
    if (result === undefined) throw new Error('Looked at nothing');
    return result;
  };

  return {
    head: () => head,
    write,
    look,
    onWritten: (listener) => void listeners.push(listener),
    isInDoubt: () => doubt !== null,
    checkpoint: () => {
      try {
        db.pragma('wal_checkpoint(TRUNCATE)');
      } catch (cause) {
        // The write before it is safe in the WAL and was acknowledged; a full disk only leaves it there.
        if (!(cause instanceof StoreError)) throw cause;
        if (DOUBTFUL.has(cause.error.code)) doubt = cause;
      }
    },
  };
}
