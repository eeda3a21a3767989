import { addDays, type Day } from '../day.ts';
import { categoryName } from '../settlement/category.ts';
import type { RosterIdentity, RosterPerson } from './roster-person.ts';
import type { RosterRow } from './roster-row.ts';

/** `whole`: who is not in the file is no longer in the list. `additions`: the file only adds and changes. */
export type RosterMode = 'whole' | 'additions';

/** What a row changes. */
export type RowChange = {
  readonly row: number;
  readonly kind: 'added' | 'changed' | 'unchanged';
  readonly words: string;
};

export type MergedPerson = {
  readonly next: RosterPerson;
  readonly changes: readonly RowChange[];
  /** Identities that end although no row says what comes instead, in words. */
  readonly ended: readonly string[];
  /** Identities that stood and end because a row says so. */
  readonly stopped: number;
};

const dash = (day: Day | null): string => day ?? '未写';

/** What of an identity a row says otherwise, in words. */
function differences(old: RosterIdentity, row: RosterRow): string[] {
  const words: string[] = [];
  if (row.from !== null && row.from !== old.from) words.push(`起始日期 ${dash(old.from)} → ${row.from}`);
  if (row.to !== old.to) words.push(`终止日期 ${dash(old.to)} → ${dash(row.to)}`);
  return words;
}

function personDifferences(old: RosterPerson, row: RosterRow): string[] {
  const words: string[] = [];
  if (row.name !== old.name) words.push(`姓名 ${old.name} → ${row.name}`);
  if (row.village !== '' && row.village !== old.village) words.push(`村 ${old.village || '未写'} → ${row.village}`);
  if (row.headId !== '' && row.headId !== old.headId) words.push('户主变化');
  if (row.relation !== '' && row.relation !== old.relation) words.push(`与户主关系 → ${row.relation}`);
  return words;
}

/** The last day an identity counts that a roster of `asOf` no longer shows: its own end, or the day before. */
function endOf({ from, to }: RosterIdentity, asOf: Day): Day {
  const before = addDays(asOf, -1);
  if (to !== null && to < before) return to;
  return from !== null && from > before ? from : before;
}

const begun = (row: RosterRow, asOf: Day): RosterIdentity => ({
  category: row.category,
  words: row.words,
  from: row.from,
  to: row.to,
  firstOn: asOf,
  lastOn: asOf,
  endedOn: null,
});

/**
 * What the rows of a file about one person make of what the list said before. No identity is ever taken out: one that
 * ends keeps its days and the roster that ended it.
 */
export function mergePerson(
  old: RosterPerson | null,
  rows: readonly RosterRow[],
  mode: RosterMode,
  asOf: Day,
): MergedPerson {
  const identities: RosterIdentity[] = [...(old?.identities ?? [])];
  const seen = new Set<number>();
  const changes: RowChange[] = [];
  let stopped = 0;
  const fresh: { readonly at: number; readonly row: RosterRow }[] = [];

  for (const row of rows) {
    const at = identities.findIndex(
      (one, index) => one.category === row.category && !seen.has(index) && isSame(one, row),
    );
    const found = identities[at];
    if (found === undefined) {
      if (row.isEnded) {
        changes.push({ row: row.row, kind: 'unchanged', words: '名册已注明停止，本机没有在册记录' });
        continue;
      }
      seen.add(identities.length);
      fresh.push({ at: changes.length, row });
      identities.push(begun(row, asOf));
      changes.push({ row: row.row, kind: 'added', words: `${categoryName(row.category)}，起始 ${dash(row.from)}` });
      continue;
    }
    seen.add(at);
    if (row.isEnded && found.endedOn !== null) {
      changes.push({ row: row.row, kind: 'unchanged', words: '' });
      continue;
    }
    const words = [...(old === null ? [] : personDifferences(old, row)), ...differences(found, row)];
    if (row.isEnded) {
      stopped += 1;
      words.push('名册注明已停止');
    } else if (found.endedOn !== null) words.push('重新列入名册');
    identities[at] = {
      ...found,
      words: row.words,
      from: row.from ?? found.from,
      to: row.isEnded ? (row.to ?? endOf(found, asOf)) : row.to,
      lastOn: asOf,
      endedOn: row.isEnded ? asOf : null,
    };
    changes.push({ row: row.row, kind: words.length > 0 ? 'changed' : 'unchanged', words: words.join('；') });
  }

  const ended: string[] = [];
  if (mode === 'whole') {
    for (const [at, one] of identities.entries()) {
      if (seen.has(at) || one.endedOn !== null) continue;
      identities[at] = { ...one, to: endOf(one, asOf), endedOn: asOf };
      // One identity in the place of another is a change of the person, not an end and a beginning.
      const instead = fresh.shift();
      if (instead === undefined) ended.push(categoryName(one.category));
      else {
        const words = `${categoryName(one.category)} → ${categoryName(instead.row.category)}`;
        changes[instead.at] = { row: instead.row.row, kind: 'changed', words };
      }
    }
  }
  return { next: { ...about(old, rows), identities }, changes, ended, stopped };
}

/** An identity that stands, or one that ended and is shown again from the same day. */
const isSame = (one: RosterIdentity, row: RosterRow): boolean =>
  one.endedOn === null || (row.from !== null && row.from === one.from);

/** Who the person is: what the file says, and what it leaves out as it was. */
function about(old: RosterPerson | null, rows: readonly RosterRow[]): Omit<RosterPerson, 'identities'> {
  const last = rows.at(-1);
  if (last === undefined && old === null) throw new Error('Nobody to merge');
  const said = (name: 'village' | 'headId' | 'relation'): string =>
    rows.find((row) => row[name] !== '')?.[name] ?? old?.[name] ?? '';
  return {
    idNumber: last?.idNumber ?? old?.idNumber ?? '',
    name: last?.name ?? old?.name ?? '',
    village: said('village'),
    headId: said('headId'),
    relation: said('relation'),
  };
}
