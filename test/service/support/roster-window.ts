import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { electronBundles } from '../../../build/lib/bundles.mjs';
import type { OpenedRoster, RosterMapping, RosterTrial } from '#shared/contract/people/roster.ts';
import { idOf } from './forms/sound-ids.ts';
import type { Window } from './window.ts';

/** Builds the thread that reads rosters, as the app has it, and has every service of this process use it. */
export function buildRosterReader(): void {
  const outfile = join(mkdtempSync(join(tmpdir(), 'aid-roster-reader-')), 'roster-reader.cjs');
  buildSync({ ...electronBundles().rosterReader, outfile, sourcemap: false });
  process.env['AID_ROSTER_READER'] = outfile;
}

/** The file dialog answers with this file from now on. */
export function offerFile(window: Window, name: string, bytes: Uint8Array): void {
  const { answer } = window.host;
  window.host.answer = async (call) => (call.call === 'openFile' ? { ok: true, value: { name, bytes } } : answer(call));
}

/** Chooses a file and looks at its top. */
export async function openedRoster(window: Window, name: string, bytes: Uint8Array): Promise<OpenedRoster> {
  offerFile(window, name, bytes);
  const { file } = await window.ask('roster/open', {});
  if (file === null) throw new Error('No file was chosen');
  return file;
}

export type Tried = { readonly file: OpenedRoster; readonly mapping: RosterMapping; readonly trial: RosterTrial };

/** Chooses a file and tries it by what was guessed or remembered, changed as said. */
export async function triedRoster(
  window: Window,
  name: string,
  bytes: Uint8Array,
  changes: Partial<RosterMapping> & { readonly asOf?: string; readonly listName?: string } = {},
): Promise<Tried> {
  const file = await openedRoster(window, name, bytes);
  const { asOf = file.guess.asOf, listName = '低保名册', ...mappingChanges } = changes;
  const headingRow = file.sheets[0]?.headingRow ?? 0;
  const where = { ticket: file.ticket, sheet: 0, headingRow, source: 'civil' as const, listName };
  const { mapping } = await window.ask('roster/mapping', where);
  const whole = { ...mapping, ...mappingChanges };
  return { file, mapping: whole, trial: await window.ask('roster/try', { ...where, asOf, mapping: whole }) };
}

/** Lines of a table as a text file. */
export const csvOf = (rows: readonly (readonly string[])[]): Uint8Array =>
  Buffer.from(rows.map((row) => row.join(',')).join('\r\n'), 'utf8');

/** A plain roster: people under one identity each. */
export const plainRoster = (rows: readonly (readonly [index: number, category: string, from: string])[]): Uint8Array =>
  csvOf([
    ['姓名', '身份证号', '类别', '享受开始时间', '村'],
    ...rows.map(([index, category, from]) => [
      `王某${'甲乙丙丁戊己庚辛壬癸'[index % 10]}`,
      idOf(index),
      category,
      from,
      '东村',
    ]),
  ]);

/** The counts of rows add up to the rows of the file. */
export const addsUp = ({ counts }: RosterTrial): boolean =>
  counts.rows === counts.added + counts.changed + counts.unchanged + counts.duplicate + counts.refused + counts.ignored;
