import { timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { SqlRow } from '../db/database.ts';
import type { IndexColumn, StoreKeys, Vault } from '../vault/vault.ts';

/** What a sealed blob is bound to. An older copy of the row, another row's blob or another table's do not open here. */
export type RowPlace = {
  readonly table: string;
  readonly id: string;
  readonly revision: number;
  readonly epoch: number;
};

/**
 * Seals, opens and authenticates rows. New ones are of the present epoch. One of an earlier epoch counts only while rows
 * are moved to a new data key: afterwards whoever had the old one must not be able to make rows. The texts of operation
 * records, whose signatures hold them for ever, stay under the key of their time.
 */
export type RowSealer = {
  /** That of new rows. */
  readonly epoch: number;
  readonly seal: (place: RowPlace, content: string) => Buffer;
  /** Null when the blob was made for another place or changed, or its epoch no longer counts. */
  readonly unseal: (place: RowPlace, blob: Uint8Array) => string | null;
  /**
   * MAC over the table's name and every column that is not null, so that a column added later leaves old rows valid.
   * `row` may bring its `row_mac`, which is not part of it.
   */
  readonly mac: (table: string, row: SqlRow) => Buffer;
  readonly hasMac: (table: string, row: SqlRow, mac: unknown) => boolean;
  /** Blind index for writing: equal values give equal bytes, nothing else can be read from them. */
  readonly index: (column: IndexColumn, value: string) => Buffer;
  /** Every blind index a value may stand under, for looking up (`IN`): more than one while rows are moved. */
  readonly indexes: (column: IndexColumn, value: string) => readonly Buffer[];
};

/** Blobs come in steps of this size, so that their length tells little about names and diagnoses. */
const STEP = 64;
const LENGTH_BYTES = 4;
const INDEX_BYTES = 16;

const associated = ({ table, id, revision, epoch }: RowPlace): string => `${table}|${id}|${revision}|${epoch}`;

function pad(content: string): Buffer {
  const text = Buffer.from(content, 'utf8');
  const padded = Buffer.alloc(Math.ceil((LENGTH_BYTES + text.length) / STEP) * STEP);
  padded.writeUInt32BE(text.length);
  text.copy(padded, LENGTH_BYTES);
  return padded;
}

const unpad = (padded: Buffer): string => padded.toString('utf8', LENGTH_BYTES, LENGTH_BYTES + padded.readUInt32BE());

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The table whose rows keep the key of their time. */
const AUDIT = 'audit';

/** The names of the columns of a row in canonical order, sorted once for each list of them. */
const sortedNames = new Map<string, readonly string[]>();

function namesOf(row: SqlRow): readonly string[] {
  const names = Object.keys(row);
  const key = names.join();
  const known = sortedNames.get(key);
  if (known !== undefined) return known;
  const sorted = names.filter((name) => name !== 'row_mac').sort();
  sortedNames.set(key, sorted);
  return sorted;
}

/** `canonicalJson({ table, row })` without nulls and bytes in base64, put together at once: every row read passes here. */
function macText(table: string, row: SqlRow): string {
  let columns = '';
  for (const name of namesOf(row)) {
    const value = row[name];
    if (value === null || value === undefined) continue;
    const text = value instanceof Uint8Array ? `"${asBuffer(value).toString('base64')}"` : canonicalJson(value);
    columns += `${columns === '' ? '' : ','}"${name}":${text}`;
  }
  return `{"row":{${columns}},"table":"${table}"}`;
}

const macWith = ({ suite, mac }: StoreKeys, table: string, row: SqlRow): Buffer => suite.mac(mac, macText(table, row));

const isEqual = (expected: Buffer, found: Uint8Array): boolean =>
  found.length === expected.length && timingSafeEqual(found, expected);

/** The sealer of an open vault; it follows a replacement of the data key. */
export const rowSealer = (vault: Vault): RowSealer => sealerSince(vault, () => vault.oldestEpoch);

/** The same for the copy in a backup, which may be of any time: rows of every known epoch count. */
export const backupSealer = (vault: Vault): RowSealer => sealerSince(vault, () => 0);

function sealerSince(vault: Vault, oldest: () => number): RowSealer {
  const counts = (epoch: number): boolean => epoch === vault.epoch || epoch >= oldest();
  const keysFor = (table: string, epoch: number): StoreKeys | null =>
    table === AUDIT || counts(epoch) ? vault.keysOf(epoch) : null;
  const living = (): readonly number[] => vault.epochs.filter(counts);
  // A key of its own for each row: none of them ever sees many nonces.
  const rowKey = ({ suite, rowBase }: StoreKeys, { table, id }: RowPlace): Buffer =>
    suite.expand(rowBase, `aid1/row/${table}/${id}`);
  const indexWith = ({ suite, index }: StoreKeys, column: IndexColumn, value: string): Buffer =>
    suite.mac(index[column], value).subarray(0, INDEX_BYTES);
  return {
    get epoch() {
      return vault.epoch;
    },
    seal: (place, content) => {
      const { keys } = vault;
      const { suite } = keys;
      const { nonce, text, tag } = suite.seal(rowKey(keys, place), associated(place), pad(content));
      return Buffer.concat([Buffer.of(suite.byte), nonce, text, tag]);
    },
    unseal: (place, blob) => {
      const keys = keysFor(place.table, place.epoch);
      if (keys === null) return null;
      const { suite } = keys;
      const { nonceLength, tagLength } = suite;
      if (blob[0] !== suite.byte || blob.length < 1 + nonceLength + STEP + tagLength) return null;
      const bytes = asBuffer(blob);
      const plain = suite.unseal(rowKey(keys, place), associated(place), {
        nonce: bytes.subarray(1, 1 + nonceLength),
        text: bytes.subarray(1 + nonceLength, -tagLength),
        tag: bytes.subarray(-tagLength),
      });
      return plain === null ? null : unpad(plain);
    },
    mac: (table, row) => {
      const keys = row['epoch'] === undefined ? vault.keys : keysFor(table, Number(row['epoch']));
      if (keys === null) throw new Error(`No key for a row of ${table}`);
      return macWith(keys, table, row);
    },
    hasMac: (table, row, found) => {
      if (!(found instanceof Uint8Array)) return false;
      // A flipped bit can give a number no JSON carries; this program never wrote it.
      for (const name of namesOf(row)) {
        if (typeof row[name] === 'number' && !Number.isSafeInteger(row[name])) return false;
      }
      // What has no epoch of its own, as the mark of the last commit, is under whichever key it was written with.
      const epochs = row['epoch'] === undefined ? living() : [Number(row['epoch'])];
      return epochs.some((epoch) => {
        const keys = keysFor(table, epoch);
        return keys !== null && isEqual(macWith(keys, table, row), found);
      });
    },
    index: (column, value) => indexWith(vault.keys, column, value),
    indexes: (column, value) =>
      living().flatMap((epoch) => {
        const keys = vault.keysOf(epoch);
        return keys === null ? [] : [indexWith(keys, column, value)];
      }),
  };
}
