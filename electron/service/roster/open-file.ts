import { createHash } from 'node:crypto';
import type { ChannelInput, ChannelOutput } from '#shared/contract/index.ts';
import type { RosterSheet } from '#shared/contract/people/roster.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { findHeadingRow } from '#shared/roster/roster-columns.ts';
import { isStillOpen, type UserContext } from '../handlers/unlocked.ts';
import { fileOf } from '../sync/feed-items.ts';
import { guessRoster } from './guess-roster.ts';
import { guessedMapping, rememberedMapping } from './map-columns.ts';
import type { SheetTop } from './read/reader-messages.ts';
import { MOST_FILE_BYTES } from '#shared/roster/file/read-problem.ts';

const LIMIT = '64 MB';
/** Rows sent to the window for choosing the headings. */
const SHOWN_ROWS = 15;

function sheetView(sheet: SheetTop): RosterSheet {
  const found = sheet.rows[findHeadingRow(sheet.rows.map(({ cells }) => cells))];
  const rows = sheet.rows.slice(0, SHOWN_ROWS).map(({ index, cells }) => ({ index, cells: [...cells] }));
  const { name, isHidden, hiddenRows, merged } = sheet;
  return { name, isHidden, hiddenRows, merged, rows, headingRow: found?.index ?? null };
}

/** The file that is named by its item in the county's feed, or that somebody chooses. NOT_FOUND. */
async function chooseFile(
  { open, host }: UserContext,
  item: string | undefined,
): Promise<Result<{ readonly name: string; readonly bytes: Uint8Array | null } | null>> {
  if (item === undefined) {
    const extensions = ['xlsx', 'xls', 'csv', 'et', 'txt'];
    return host.openFile({ filterName: '名册', extensions, mostBytes: MOST_FILE_BYTES });
  }
  const sent = open.store.county.item(item)?.item;
  const file = sent?.kind === 'roster' ? fileOf(sent) : null;
  return file === null ? fail('NOT_FOUND') : ok({ name: file.name, bytes: file.bytes() });
}

/** Asks for a file, or takes the county's, and looks at its top, in a thread that nothing but its own memory can hurt. */
export async function openRoster(
  context: UserContext,
  { item }: ChannelInput<'roster/open'>,
): Promise<Result<ChannelOutput<'roster/open'>>> {
  const { open, rosters, newId, clock } = context;
  if (rosters.isApplying()) return fail('ROSTER_BUSY');
  const chosen = await chooseFile(context, item);
  if (!chosen.ok) return chosen;
  if (!isStillOpen(context)) return fail('LOCKED');
  if (chosen.value === null) return ok({ file: null });
  const { name: fileName, bytes } = chosen.value;
  if (bytes === null) return fail('FILE_TOO_LARGE', { limit: LIMIT });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const reader = rosters.newReader();
  const looked = await reader.open(bytes);
  if (!looked.ok || !isStillOpen(context)) {
    reader.close();
    return looked.ok ? fail('LOCKED') : looked;
  }
  const ticket = newId();
  rosters.keep({ store: open.store, ticket, fileName, sha256, looked: looked.value, reader, trial: null });
  const sheets = looked.value.sheets.map(sheetView);
  const titles = sheets.flatMap(({ name, rows, headingRow }) => [
    ...rows
      .filter(({ index }) => headingRow !== null && index < headingRow)
      .map(({ cells }) => cells.find((cell) => cell !== '') ?? ''),
    name,
  ]);
  const { kind, encoding } = looked.value;
  return ok({
    file: { ticket, fileName, kind, encoding, sheets, guess: guessRoster(fileName, titles, clock.today()) },
  });
}

/** The cells of a row at the top of a sheet; empty when it is not among them. */
export const headingsOf = (sheet: SheetTop | undefined, headingRow: number): readonly string[] =>
  sheet?.rows.find(({ index }) => index === headingRow)?.cells ?? [];

/** How the columns are to be read: as for the last file of the list, else by the headings. */
export function proposeMapping(
  { open, rosters }: UserContext,
  { ticket, sheet, headingRow, source, listName }: ChannelInput<'roster/mapping'>,
): Result<ChannelOutput<'roster/mapping'>> {
  const file = rosters.find(open.store, ticket);
  if (file === null) return fail('ROSTER_GONE');
  const headings = headingsOf(file.looked.sheets[sheet], headingRow);
  const last = open.store.rosters.list().find((each) => each.source === source && each.listName === listName.trim());
  const remembered = last === undefined ? null : rememberedMapping(headings, last.plan);
  return ok({
    headings: [...headings],
    mapping: remembered ?? guessedMapping(headings),
    isRemembered: remembered !== null,
  });
}
