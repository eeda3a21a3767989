import type { ChannelInput, ChannelOutput } from '#shared/contract/index.ts';
import type { RosterMapping, RosterTrial } from '#shared/contract/people/roster.ts';
import { toDay } from '#shared/day.ts';
import { errorText } from '#shared/errors.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { RosterReading } from '#shared/roster/roster-row.ts';
import type { CategoryId } from '#shared/settlement/category.ts';
import type { RosterRecord } from '../../../store/aggregates/roster/roster-records.ts';
import { isStillOpen, type UserContext } from '../../handlers/unlocked.ts';
import { compareRoster } from './compare-roster.ts';
import { readColumns } from '../map-columns.ts';
import { movedApplications } from '../moved-applications.ts';
import { headingsOf } from '../open-file.ts';
import type { ReadFile } from '../roster-reader.ts';
import type { ChosenFile, RosterRun, Trial } from '../roster-desk.ts';
import { countsOf, warningsOf } from './trial-words.ts';
import { unusedCategories } from './unused-categories.ts';

/** A list that loses more of its people than this must be looked at by two. */
const MOST_LOST = 0.4;

/** Reads the file; whoever cancels need not wait for the thread. */
function readFile(
  file: ChosenFile,
  order: Trial['order'],
  context: UserContext,
  run: RosterRun,
): Promise<Result<ReadFile>> {
  const read = file.reader.read(order, (rows) =>
    context.emit('roster/progress', { step: 'read', done: rows, total: null }),
  );
  return Promise.race([read, run.cancelled.then((): Result<never> => fail('ROSTER_CANCELLED'))]);
}

const categoriesOf = ({ categories }: RosterMapping): Readonly<Record<string, CategoryId | 'skip'>> =>
  Object.fromEntries(categories.map(({ words, category }) => [words, category]));

/** Reads the file by the mapping and compares it with what counts of its list. Nothing is written. */
export async function tryRoster(
  context: UserContext,
  input: ChannelInput<'roster/try'>,
): Promise<Result<ChannelOutput<'roster/try'>>> {
  const { open, rosters, clock, emit } = context;
  const { store } = open;
  const file = rosters.find(store, input.ticket);
  if (file === null) return fail('ROSTER_GONE');
  if (rosters.isApplying()) return fail('ROSTER_BUSY');
  const columns = readColumns(input.mapping);
  if (!columns.ok) return columns;
  file.trial = null;
  const run = rosters.begin();
  const isWanted = (): boolean => run.isWanted() && isStillOpen(context);
  const ended = (): Result<never> => fail(isStillOpen(context) ? 'ROSTER_CANCELLED' : 'LOCKED');

  const { source, sheet, headingRow } = input;
  const [listName, asOf, today] = [input.listName.trim(), toDay(input.asOf), clock.today()];
  const orderOf = (mapping: RosterMapping): Trial['order'] => {
    const { everybody } = mapping;
    const reading: RosterReading = {
      columns: columns.value,
      categories: categoriesOf(mapping),
      statuses: Object.fromEntries(mapping.statuses.map(({ words, meaning }) => [words, meaning])),
      everybody,
      asOf,
      today,
    };
    return { sheet, headingRow, reading };
  };
  const read = await readFile(file, orderOf(input.mapping), context, run);
  if (!isWanted()) return ended();
  if (!read.ok) return read;
  const { taken, summary } = read.value;
  const mapping = { ...input.mapping, categories: [...input.mapping.categories, ...summary.guessed] };
  const base = store.rosters.current(source, listName);
  const comparison = await compareRoster(
    { rosters: store.rosters, base, taken, mode: mapping.mode, asOf, held: summary.held },
    {
      elapsedMs: clock.elapsedMs,
      isWanted,
      onProgress: (done, total) => emit('roster/progress', { step: 'compare', done, total }),
    },
  );
  const applications = comparison === null ? null : await movedApplications(store, comparison.moved, isWanted);
  if (comparison === null || applications === null) return ended();

  const refusals = refusalsOf(context, file, { base, asOf, today, taken: taken.length, source, listName });
  // Counted by the people and not by the size: another office's list of the same length must not pass.
  const { before, lost, held } = comparison;
  const needsSecond = lost > before * MOST_LOST || (held.nameless > 0 && lost > 0);
  const looked = file.looked.sheets[sheet];
  const pack = context.packs.get(open.station.pack);
  file.trial = {
    source,
    listName,
    asOf,
    headings: headingsOf(looked, headingRow),
    mapping,
    order: orderOf(mapping),
    base,
    summary,
    comparison,
    isSound: refusals.length === 0,
    needsSecond,
  };
  return ok({
    counts: countsOf(summary, comparison),
    unknown: summary.unknown.map((each) => ({ ...each, guess: null })),
    known: [...mapping.categories],
    unknownStatuses: [...summary.unknownStatuses],
    knownStatuses: [...mapping.statuses],
    refusals,
    warnings: warningsOf({
      looked,
      taken,
      base,
      asOf,
      needsSecond,
      comparison,
      mode: mapping.mode,
      unused: pack.ok ? unusedCategories(pack.value, taken) : null,
    }),
    needsSecond,
    applications,
  } satisfies RosterTrial);
}

type Asked = {
  readonly base: RosterRecord | null;
  readonly asOf: string;
  readonly today: string;
  readonly taken: number;
  readonly source: string;
  readonly listName: string;
};

/** Why the file cannot be taken over at all. */
function refusalsOf({ open }: UserContext, file: ChosenFile, asked: Asked): string[] {
  const { base, asOf, today, taken, source, listName } = asked;
  const refusals: string[] = [];
  const known = open.store.rosters
    .list()
    .find(
      (each) =>
        each.sha256 === file.sha256 &&
        each.source === source &&
        each.listName === listName &&
        each.state !== 'undone' &&
        each.state !== 'staging',
    );
  if (known !== undefined) {
    refusals.push(
      errorText({ code: 'ROSTER_KNOWN', detail: { at: known.importedAt.slice(0, 10), who: known.importedBy } }),
    );
  }
  if (base !== null && asOf < base.asOf) {
    refusals.push(errorText({ code: 'ROSTER_OLDER', detail: { asOf, newest: base.asOf } }));
  }
  if (asOf > today) refusals.push('名册日期晚于今天。请核对名册日期。');
  if (taken === 0) refusals.push(errorText({ code: 'ROSTER_NOTHING_TAKEN' }));
  return refusals;
}
