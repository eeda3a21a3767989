import { timingSafeEqual } from 'node:crypto';
import { type Canonical, canonicalJson } from '#shared/canonical-json.ts';
import type { SqlRow } from '../db/database.ts';
import type { IndexColumn, Vault } from '../vault/vault.ts';

/** What a sealed blob is bound to. An older copy of the row, another row's blob or another table's do not open here. */
export type RowPlace = {
  readonly table: string;
  readonly id: string;
  readonly revision: number;
  readonly epoch: number;
};

/** Seals, opens and authenticates rows. */
export type RowSealer = {
  readonly epoch: number;
  readonly seal: (place: RowPlace, content: string) => Buffer;
  /** Null when the blob was made for another place or changed. */
  readonly unseal: (place: RowPlace, blob: Uint8Array) => string | null;
  /** MAC over the table's name and every column that is not null, so that a column added later leaves old rows valid. */
  readonly mac: (table: string, row: SqlRow) => Buffer;
  readonly hasMac: (table: string, row: SqlRow, mac: unknown) => boolean;
  /** Blind index: equal values give equal bytes, nothing else can be read from them. */
  readonly index: (column: IndexColumn, value: string) => Buffer;
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

/** The sealer of an open vault. */
export function rowSealer(vault: Vault): RowSealer {
  const { suite, field, mac: macKey, index } = vault.keys;
  const { nonceLength, tagLength } = suite;
  // A key of its own for each row: none of them ever sees many nonces.
  const rowKey = ({ table, id }: RowPlace): Buffer => suite.derive(field, `aid1/row/${table}/${id}`);
  const mac = (table: string, row: SqlRow): Buffer => {
    const columns: Record<string, Canonical> = {};
    for (const [name, value] of Object.entries(row)) {
      if (value !== null) columns[name] = value instanceof Uint8Array ? asBuffer(value).toString('base64') : value;
    }
    return suite.mac(macKey, canonicalJson({ table, row: columns }));
  };
  return {
    epoch: vault.epoch,
    seal: (place, content) => {
      const { nonce, text, tag } = suite.seal(rowKey(place), associated(place), pad(content));
      return Buffer.concat([Buffer.of(suite.byte), nonce, text, tag]);
    },
    unseal: (place, blob) => {
      if (blob[0] !== suite.byte || blob.length < 1 + nonceLength + STEP + tagLength) return null;
      const bytes = asBuffer(blob);
      const plain = suite.unseal(rowKey(place), associated(place), {
        nonce: bytes.subarray(1, 1 + nonceLength),
        text: bytes.subarray(1 + nonceLength, -tagLength),
        tag: bytes.subarray(-tagLength),
      });
      return plain === null ? null : unpad(plain);
    },
    mac,
    hasMac: (table, row, found) => {
      // A flipped bit can give a number no JSON carries; this program never wrote it.
      if (Object.values(row).some((value) => typeof value === 'number' && !Number.isSafeInteger(value))) return false;
      const expected = mac(table, row);
      return found instanceof Uint8Array && found.length === expected.length && timingSafeEqual(found, expected);
    },
    index: (column, value) => suite.mac(index[column], value).subarray(0, INDEX_BYTES),
  };
}
