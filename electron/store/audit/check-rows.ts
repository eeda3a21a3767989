import { createHash } from 'node:crypto';
import { type AnyTable, type CheckedMac, checkedMacs, type RowReader } from '../rows/sealed-table.ts';
import { identifier, sql } from '../db/sql.ts';
import { ALL_TABLES } from '../tables/all-tables.ts';
import type { Vault } from '../vault/vault.ts';
import type { AuditCheck, CheckProgress } from './audit-entry.ts';
import { type ChainHead, type CheckedEntry, checkChain, EMPTY_CHAIN, readHead, readTouched } from './audit-chain.ts';
import { entryLines, type Proofs } from './proven-prefix.ts';

/** The last entry that named a row, and how it left it. */
type Known = { readonly seq: number; readonly mac: string | null; readonly isEdit: boolean };

/** Entries or rows between two pauses: some milliseconds. */
const STEP = 100;
/** Entries that are only compared take a fraction of that each. */
const PROVEN_STEP = 500;

/**
 * Checks the whole chain, then every row against the last entry that named it: changed, put back to an older copy,
 * removed, or brought back. It may pause at each `yield` while the store goes on being written: what was written since is
 * read from the chain before the next rows are looked at. Entries that an earlier check proved (`proofs`) are compared
 * with what they were then, byte by byte; if anything of them differs, all is checked anew so that it can be named.
 */
export function* checkBooks(
  reader: Pick<RowReader, 'db' | 'sealer'>,
  vault: Vault,
  proofs: Proofs = NO_PROOFS,
): Generator<CheckProgress, AuditCheck, undefined> {
  const proven = proofs.read();
  const digest = createHash('sha256');
  const known = new Map<string, Known>();
  let head: ChainHead = EMPTY_CHAIN;
  let rowsDone = 0;
  // Never fewer than there are, and known at once: counting a million rows would hold up whoever has just logged in.
  const rowsOf = (table: AnyTable): number =>
    Number(reader.db.get(sql`SELECT max(rowid) AS most FROM ${identifier(table.name)}`)?.['most'] ?? 0);
  const rowsTotal = ALL_TABLES.reduce((sum, table) => sum + rowsOf(table), 0);
  const entriesTotal = readHead(reader.db).seq;
  const progress = (): CheckProgress => ({
    done: head.seq + rowsDone,
    total: Math.max(entriesTotal + rowsTotal, head.seq + rowsDone),
  });

  /** Reads on in the chain; gives how many entries there were, or the number of one that is wrong. */
  function readOn(most: number): { readonly count: number } | { readonly wrong: number } {
    const next = checkChain(reader.db, vault, head, most);
    if (!next.ok) return { wrong: next.seq };
    for (const entry of next.entries) learn(known, entry);
    if (next.entries.length > 0) digest.update(entryLines(reader.db, head.seq, next.entries.length).text);
    head = next.head;
    return { count: next.entries.length };
  }

  /** Reads on among the proven entries; false when one of them is gone. */
  function readProven(last: number): boolean {
    const { text, count, seq, hash, named } = entryLines(reader.db, head.seq, Math.min(PROVEN_STEP, last - head.seq));
    digest.update(text);
    for (const { rowList, ...entry } of named) learn(known, { ...entry, rows: readTouched(rowList) });
    if (count === 0) return false;
    head = { seq, hash };
    return true;
  }

  while (proven !== null && head.seq < proven.seq) {
    const isThere = readProven(proven.seq);
    if (!isThere || (head.seq >= proven.seq && digest.copy().digest('hex') !== proven.digest)) {
      return yield* checkBooks(reader, vault, { ...proofs, read: () => null });
    }
    yield progress();
  }

  for (let read = readOn(STEP); ; read = readOn(STEP)) {
    if ('wrong' in read) return { ok: false, seq: read.wrong, what: 'entry' };
    if (read.count < STEP) break;
    yield progress();
  }
  for (const table of ALL_TABLES) {
    let after: string | null = '';
    while (after !== null) {
      const read = readOn(Number.MAX_SAFE_INTEGER);
      if ('wrong' in read) return { ok: false, seq: read.wrong, what: 'entry' };
      const rows: readonly CheckedMac[] = checkedMacs(
        reader,
        table,
        sql`WHERE id > ${after} ORDER BY id LIMIT ${STEP}`,
      );
      for (const row of rows) {
        const place = `${table.name}/${row.id}`;
        const left = known.get(place);
        if (left === undefined) return { ok: false, seq: head.seq, what: 'row' };
        if (!isAsLeft(left, row)) return { ok: false, seq: left.seq, what: 'row' };
        // Written again before the end, it is learnt anew and looked at once more.
        known.delete(place);
      }
      // Not until nothing is left: whoever writes all the time would keep the check here for ever.
      after = rows.length < STEP ? null : (rows.at(-1)?.id ?? null);
      rowsDone += rows.length;
      yield progress();
    }
  }
  const read = readOn(Number.MAX_SAFE_INTEGER);
  if ('wrong' in read) return { ok: false, seq: read.wrong, what: 'entry' };
  for (const [place, left] of known) {
    if (left.mac === null) continue;
    // Gone, or written behind the place where the check already was.
    const table = ALL_TABLES.find(({ name }) => place.startsWith(`${name}/`));
    const id = place.slice(place.indexOf('/') + 1);
    const [row] = table === undefined ? [] : checkedMacs(reader, table, sql`WHERE id = ${id}`);
    if (row === undefined || !isAsLeft(left, row)) return { ok: false, seq: left.seq, what: 'row' };
  }
  if (head.seq !== proven?.seq) proofs.keep({ seq: head.seq, digest: digest.digest('hex') });
  return { ok: true };
}

const NO_PROOFS: Proofs = { read: () => null, keep: () => undefined };

function learn(known: Map<string, Known>, { seq, action, rows }: CheckedEntry): void {
  for (const { table, id, mac } of rows) {
    known.set(`${table}/${id}`, { seq, mac, isEdit: action === 'application.edit' });
  }
}

/** Autosaves after the first write no entry: a draft is right under its own MAC. */
const isAsLeft = (left: Known, { mac, isDraft }: CheckedMac): boolean =>
  mac !== null && ((left.isEdit && isDraft) || mac === left.mac);
