import type { Entry } from './journal.ts';

/** `LLLLLLLL {"at":…,"body":…,"hash":…,"kind":…,"n":…}` and a line break; the eight digits are the bytes of the JSON. */
const LENGTH_DIGITS = 8;
const NEWLINE = 0x0a;
const SPACE = 0x20;

/** One entry as a line of the journal file. */
export function entryLine({ n, kind, at, body, hash }: Entry): Buffer {
  const json = JSON.stringify({ at, body: Buffer.from(body).toString('base64url'), hash, kind, n });
  return Buffer.from(`${String(Buffer.byteLength(json)).padStart(LENGTH_DIGITS, '0')} ${json}\n`, 'utf8');
}

/** What stands at a place of the file: an entry and where the next begins, or null for anything that is no whole line. */
export function readEntryLine(bytes: Buffer, start: number): { readonly entry: Entry; readonly end: number } | null {
  const digits = bytes.toString('latin1', start, start + LENGTH_DIGITS);
  if (!/^\d{8}$/.test(digits) || bytes[start + LENGTH_DIGITS] !== SPACE) return null;
  const from = start + LENGTH_DIGITS + 1;
  const to = from + Number(digits);
  if (to >= bytes.length || bytes[to] !== NEWLINE) return null;
  const entry = readEntry(bytes.toString('utf8', from, to));
  // One spelling only: a changed byte never reads as the same entry.
  return entry !== null && entryLine(entry).equals(bytes.subarray(start, to + 1)) ? { entry, end: to + 1 } : null;
}

function readEntry(json: string): Entry | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const [n, kind, at, body, hash] = ['n', 'kind', 'at', 'body', 'hash'].map((key): unknown => Reflect.get(value, key));
  if (typeof n !== 'number' || typeof kind !== 'string' || typeof at !== 'string') return null;
  if (typeof body !== 'string' || typeof hash !== 'string') return null;
  return { n, kind, at, body: Buffer.from(body, 'base64url'), hash };
}
