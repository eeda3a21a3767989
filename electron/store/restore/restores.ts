import { listOf, members } from '../read-json.ts';
import { findRow, type RowReader } from '../rows/sealed-table.ts';
import { settingTable } from '../tables/setting.ts';
import { readMarkerJson, type RestoreMarker } from './restore-marker.ts';

/** The setting that lists them. */
export const RESTORES = 'restores';
type Reader = Pick<RowReader, 'db' | 'sealer'>;

/** Every time the data was put back to an older state, oldest first. */
export function restoresOf(reader: Reader): readonly RestoreMarker[] {
  const value = findRow(reader, settingTable, RESTORES)?.content().value;
  if (value === undefined) return [];
  return listOf(members(JSON.parse(value)), 'restores', (text) => readMarkerJson(String(text)));
}

export const lastRestore = (reader: Reader): RestoreMarker | null => restoresOf(reader).at(-1) ?? null;
