import { createInflateRaw } from 'node:zlib';
import { RosterFileError } from './read-problem.ts';

/** An entry of a zip, as its central directory describes it. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly declared: number;
  readonly offset: number;
};

const MOST_ENTRIES = 2_000;
/** What all entries together may come to; 300,000 rows of a roster are some 200 MB of XML. */
const MOST_INFLATED = 256 * 1024 * 1024;
/** Deflate itself cannot do more than 1,032; sheets of a roster with long repeated words come to some 40. */
const MOST_RATIO = 200;
/** Small entries may be packed as well as they like. */
const RATIO_COUNTS_FROM = 8 * 1024 * 1024;

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const MOST_COMMENT = 0xffff;

const bomb = (): RosterFileError => new RosterFileError('ROSTER_TOO_LARGE');
const broken = (): RosterFileError => new RosterFileError('ROSTER_UNREADABLE');

/** The directory of a zip, with everything refused that a spreadsheet program does not write. */
export function zipEntries(bytes: Buffer): readonly ZipEntry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end < bytes.length - END_SIZE - MOST_COMMENT || end + END_SIZE > bytes.length) throw broken();
  if (bytes.readUInt32LE(end) !== END_SIGNATURE) throw broken();
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw bomb();
  let at = bytes.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) throw broken();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const nameEnd = at + 46 + (nameLength ?? 0);
    entries.push({
      name: bytes.toString('utf8', at + 46, nameEnd),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      declared: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  }
  refuseTricks(entries, bytes);
  return entries;
}

/** The same bytes twice, the same name twice, or more than can be held. */
function refuseTricks(entries: readonly ZipEntry[], bytes: Buffer): void {
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size !== entries.length) throw broken();
  if (entries.reduce((sum, { declared }) => sum + declared, 0) > MOST_INFLATED) throw bomb();
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  for (const [index, { offset, packed, declared }] of sorted.entries()) {
    const next = sorted[index + 1]?.offset ?? bytes.length;
    if (offset + 30 + packed > next) throw bomb();
    if (declared > RATIO_COUNTS_FROM && declared > packed * MOST_RATIO) throw bomb();
  }
}

/** The packed bytes of an entry. */
function packedBytes(bytes: Buffer, { offset, packed }: ZipEntry): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) throw broken();
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  return bytes.subarray(start, start + packed);
}

/** The content of an entry piece by piece; never more of it than its directory declares. */
export async function* entryChunks(bytes: Buffer, entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
  const packed = packedBytes(bytes, entry);
  if (entry.method === 0) {
    if (packed.length !== entry.declared) throw broken();
    yield packed;
    return;
  }
  if (entry.method !== 8) throw broken();
  const inflate = createInflateRaw({ chunkSize: 32 * 1024 });
  inflate.end(packed);
  let size = 0;
  try {
    for await (const chunk of inflate) {
      const piece: Buffer = chunk;
      size += piece.length;
      if (size > entry.declared) throw bomb();
      yield piece;
    }
  } catch (cause) {
    throw cause instanceof RosterFileError ? cause : broken();
  } finally {
    inflate.destroy();
  }
  if (size !== entry.declared) throw broken();
}

/** A small entry as text; null when it is missing. Throws when it is larger than `most`. */
export async function entryText(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  name: string,
  most = 4 * 1024 * 1024,
): Promise<string | null> {
  const entry = entries.find((each) => each.name === name);
  if (entry === undefined) return null;
  if (entry.declared > most) throw bomb();
  const chunks: Buffer[] = [];
  for await (const chunk of entryChunks(bytes, entry)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
