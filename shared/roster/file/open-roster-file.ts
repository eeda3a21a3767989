import { MOST_FILE_BYTES, RosterFileError } from './read-problem.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { RosterFile } from './roster-file.ts';

const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const ZIP = Buffer.from('PK\x03\x04', 'latin1');

const begins = (bytes: Uint8Array, mark: Buffer): boolean => mark.equals(bytes.subarray(0, mark.length));

/** Whether these bytes say of themselves that they are a workbook; what they hold is another matter. */
export const isWorkbook = (bytes: Uint8Array): boolean => begins(bytes, ZIP) || begins(bytes, COMPOUND);

/** Opens a file by what it is, whatever its name says. Throws `RosterFileError`. */
export async function openRosterFile(bytes: Buffer): Promise<RosterFile> {
  if (bytes.length === 0) throw new RosterFileError('ROSTER_EMPTY');
  if (bytes.length > MOST_FILE_BYTES) throw new RosterFileError('ROSTER_TOO_LARGE');
  if (begins(bytes, ZIP)) return readXlsx(bytes);
  if (begins(bytes, COMPOUND)) {
    // The old format is rare and its library the largest part of this thread: nobody else pays for it.
    const { readXls } = await import('./read-xls.ts');
    return readXls(bytes);
  }
  return readCsv(bytes);
}
