import { canonicalJson } from '#shared/canonical-json.ts';
import type { ReadDb, SqlRow, WriteDb } from '../db/database.ts';
import { sql, type Sql } from '../db/sql.ts';
import { listOf, members, textOf } from '../read-json.ts';
import type { RowSealer } from '../rows/row-sealer.ts';
import { StoreError } from '../store-error.ts';
import type { Vault } from '../vault/vault.ts';
import { AUDIT_ACTIONS, type AuditAction, type AuditEntry } from './audit-entry.ts';

/** The end of the chain. */
export type ChainHead = { readonly seq: number; readonly hash: string };
export const EMPTY_CHAIN: ChainHead = { seq: 0, hash: '0'.repeat(64) };

/** A row as an entry names it: `mac` null when the entry removed it. */
export type TouchedRow = { readonly table: string; readonly id: string; readonly mac: string | null };

export type NewEntry = {
  readonly action: AuditAction;
  readonly ref: string | null;
  readonly reason: string;
  readonly userId: string;
  readonly userName: string;
  readonly at: string;
  readonly bootId: string;
  readonly rows: readonly TouchedRow[];
};

const place = (seq: number, epoch: number) => ({ table: 'audit', id: String(seq), revision: 1, epoch });

/** What the hash is taken over: every column, the two long ones by their digest. */
function entryText(vault: Vault, row: SqlRow): Buffer {
  const { hash } = vault.keys.suite;
  const text = (name: string): string => String(row[name]);
  // A damaged page can hold anything in the place of a number; then the hash is another one, and the entry is named.
  const whole = (name: string): number => (Number.isSafeInteger(row[name]) ? Number(row[name]) : -1);
  const bytes = (name: string): string => {
    const value = row[name];
    return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : '';
  };
  const entry = canonicalJson({
    fmt: 1,
    seq: whole('seq'),
    epoch: whole('epoch'),
    userId: text('user_id'),
    keyId: text('key_id'),
    action: text('action'),
    ref: row['ref'] === null ? null : text('ref'),
    digest: hash(canonicalJson([text('row_list'), bytes('sealed')])).toString('hex'),
    wall: text('at'),
    bootId: text('boot_id'),
    prev: bytes('prev'),
  });
  return hash(`aid1/audit${entry}`);
}

/** Adds the next entry, signed by the unlocked user, and gives the new head. */
export function appendEntry(db: WriteDb, sealer: RowSealer, vault: Vault, head: ChainHead, entry: NewEntry): ChainHead {
  const seq = head.seq + 1;
  const rowList = canonicalJson(entry.rows.map(({ table, id, mac }) => [table, id, mac]));
  const sealed = sealer.seal(place(seq, vault.epoch), canonicalJson({ who: entry.userName, reason: entry.reason }));
  const row: SqlRow = {
    seq,
    epoch: vault.epoch,
    user_id: entry.userId,
    key_id: vault.userKeyId,
    action: entry.action,
    ref: entry.ref,
    at: entry.at,
    boot_id: entry.bootId,
    row_list: rowList,
    sealed,
    prev: Buffer.from(head.hash, 'hex'),
  };
  const hash = entryText(vault, row);
  db.run(sql`
    INSERT INTO audit (seq, epoch, user_id, key_id, action, ref, at, boot_id, row_list, sealed, prev, hash, signature)
    VALUES (${seq}, ${vault.epoch}, ${entry.userId}, ${vault.userKeyId}, ${entry.action}, ${entry.ref}, ${entry.at},
      ${entry.bootId}, ${rowList}, ${sealed}, ${Buffer.from(head.hash, 'hex')}, ${hash}, ${vault.signAsUser(hash)})`);
  return { seq, hash: hash.toString('hex') };
}

const hexOf = (value: unknown): string => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : '');

/** The last entry as the table says. */
export function readHead(db: ReadDb): ChainHead {
  const row = db.get(sql`SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1`);
  return row === null ? EMPTY_CHAIN : { seq: Number(row['seq']), hash: hexOf(row['hash']) };
}

/** The hash of one entry; null when there is none. */
export function hashAt(db: ReadDb, seq: number): string | null {
  if (seq === 0) return EMPTY_CHAIN.hash;
  const row = db.get(sql`SELECT hash FROM audit WHERE seq = ${seq}`);
  return row === null ? null : hexOf(row['hash']);
}

/** Action and user of the last entry that changed something; looking at it in between changes nothing. */
export function lastAbout(db: ReadDb, ref: string): { readonly action: string; readonly userId: string } | null {
  const row = db.get(
    sql`SELECT action, user_id FROM audit WHERE ref = ${ref} AND action NOT LIKE '%.read' ORDER BY seq DESC LIMIT 1`,
  );
  return row === null ? null : { action: String(row['action']), userId: String(row['user_id']) };
}

function parseEntry(sealer: RowSealer, row: SqlRow): AuditEntry {
  const seq = Number(row['seq']);
  const text =
    row['sealed'] instanceof Uint8Array ? sealer.unseal(place(seq, Number(row['epoch'])), row['sealed']) : null;
  const action = AUDIT_ACTIONS.find((each) => each === row['action']);
  if (text === null || action === undefined) throw new StoreError('ROW_TAMPERED', { row: seq, table: '操作记录' });
  const content = members(JSON.parse(text));
  return {
    seq,
    at: String(row['at']),
    userId: String(row['user_id']),
    userName: textOf(content, 'who'),
    keyId: String(row['key_id']),
    action,
    ref: row['ref'] === null ? null : String(row['ref']),
    reason: textOf(content, 'reason'),
    hash: hexOf(row['hash']),
  };
}

/** Entries, oldest first; of one thing, or all. Each is checked against its own hash. Throws ROW_TAMPERED. */
export const readEntries = (db: ReadDb, sealer: RowSealer, vault: Vault, ref?: string): readonly AuditEntry[] =>
  readEntriesWhere(db, sealer, vault, ref === undefined ? sql`ORDER BY seq` : sql`WHERE ref = ${ref} ORDER BY seq`);

/** The entries that `tail`, what comes after FROM, names. Each is checked against its own hash. Throws ROW_TAMPERED. */
export function readEntriesWhere(db: ReadDb, sealer: RowSealer, vault: Vault, tail: Sql): readonly AuditEntry[] {
  return db.all(sql`SELECT * FROM audit ${tail}`).map((row) => {
    if (entryText(vault, row).toString('hex') !== hexOf(row['hash'])) {
      throw new StoreError('ROW_TAMPERED', { row: String(row['seq']), table: '操作记录' });
    }
    return parseEntry(sealer, row);
  });
}

/** An entry that is as it was written, as far as checking rows needs it. */
export type CheckedEntry = { readonly seq: number; readonly action: string; readonly rows: readonly TouchedRow[] };

export type ChainCheck =
  | { readonly ok: true; readonly head: ChainHead; readonly entries: readonly CheckedEntry[] }
  | { readonly ok: false; readonly seq: number };

/** Walks on from a checked entry, up to `most` entries: numbers without a gap but that of a restore, each hash, each link, each signature. */
export function checkChain(db: ReadDb, vault: Vault, from: ChainHead, most: number): ChainCheck {
  let previous = from;
  const entries: CheckedEntry[] = [];
  for (const row of db.all(sql`SELECT * FROM audit WHERE seq > ${from.seq} ORDER BY seq LIMIT ${most}`)) {
    // Numbers that a restore has lost are never given again: its own entry, signed, comes after them.
    const seq = row['action'] === 'backup.restore' ? Number(row['seq']) : previous.seq + 1;
    const { hash, signature, prev } = row;
    const isLinked = Number(row['seq']) === seq && hexOf(prev) === previous.hash;
    if (!isLinked || !(hash instanceof Uint8Array) || !(signature instanceof Uint8Array)) return { ok: false, seq };
    if (!entryText(vault, row).equals(hash)) return { ok: false, seq };
    if (!vault.verifyUser(String(row['key_id']), hash, signature)) return { ok: false, seq };
    entries.push({ seq, action: String(row['action']), rows: readTouched(String(row['row_list'])) });
    previous = { seq, hash: hexOf(hash) };
  }
  return { ok: true, head: previous, entries };
}

/** The rows an entry names. */
export function readTouched(text: string): readonly TouchedRow[] {
  const rows: unknown = JSON.parse(text);
  return listOf({ rows }, 'rows', (item) => {
    const [table, id, mac] = Array.isArray(item) ? item : [];
    const from = { table, id, mac };
    return { table: textOf(from, 'table'), id: textOf(from, 'id'), mac: mac === null ? null : textOf(from, 'mac') };
  });
}
