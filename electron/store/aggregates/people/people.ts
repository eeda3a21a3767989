import { type Day, toDay } from '#shared/day.ts';
import { membersOn } from '#shared/domain/household/change-household.ts';
import { ok, type Result } from '#shared/result.ts';
import { nextNewborn } from '../../applications/person/find-person.ts';
import { sql } from '../../db/sql.ts';
import { findRow, selectRows, selectSoundRows, type Stored } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import { type PersonContent, type PersonRow, personTable } from '../../tables/case/person.ts';
import { formerNumberTable } from '../../tables/people/former-number.ts';
import { eventTable, householdTable, memberTable, type StoredMember, toSpan } from '../../tables/people/household.ts';
import { isOfPerson, mergesOf, personMergeTable, samePersons } from '../../tables/people/person-merge.ts';
import { changeMembers, describeHousehold, foundHousehold } from './change-household.ts';
import { asIfMerged, asIfUnmerged, mergePersons, unmergePersons } from './merge-persons.ts';
import type { EventRecord, HouseholdRecord, MergeRecord, PeopleStore, PersonFileRecord } from './people-records.ts';
import { savePerson } from './save-person.ts';
import { undoChange } from './undo-change.ts';

function toFile({ id, revision, row, content }: Stored<PersonRow, PersonContent>): PersonFileRecord {
  const { idType, idNumber, name, sex, birthDate, phone, address, village, insurance, account } = content();
  const said = { idType, idNumber, name, sex, birthDate, phone, address, village, insurance, account };
  return { ...said, id, revision, createdAt: row.created_at, updatedAt: row.updated_at };
}

function householdRecord(context: StoreContext, id: string): HouseholdRecord | null {
  const stored = findRow(context, householdTable, id);
  if (stored === null) return null;
  const spans = selectRows(
    context,
    memberTable,
    sql`WHERE household_id = ${id} AND state <> 'withdrawn' ORDER BY from_on, id`,
  ).map(toSpan);
  const events = selectRows(context, eventTable, sql`WHERE household_id = ${id} ORDER BY position`).map(
    ({ row, content }): EventRecord => ({ ...content(), on: toDay(row.on_day), at: row.at }),
  );
  return { ...stored.content(), id, revision: stored.revision, state: stored.row.state, spans, events };
}

/** People's files, which of them are one person, and their households. */
export function peopleStore(context: StoreContext): PeopleStore {
  const { db } = context;
  const fileOf = (id: string): PersonFileRecord | null => {
    const stored = findRow(context, personTable, id);
    return stored === null ? null : toFile(stored);
  };
  /** The record just written; that it is not there would be a bug. */
  const written = <T>(done: Result<string>, read: (id: string) => T | null): Result<T> => {
    if (!done.ok) return done;
    const record = read(done.value);
    if (record === null) throw new Error(`Just written, but not there: ${done.value}`);
    return ok(record);
  };
  const household = (id: string): HouseholdRecord | null => householdRecord(context, id);
  const placesOf = (personId: string): readonly StoredMember[] =>
    selectRows(context, memberTable, sql`WHERE ${isOfPerson(context, personId)} AND state <> 'withdrawn'`);
  const householdOf = (personId: string, on: Day): HouseholdRecord | null => {
    const place = placesOf(personId).find((stored) => membersOn([toSpan(stored)], on).length > 0);
    return place === undefined ? null : household(place.row.household_id);
  };
  return {
    file: fileOf,
    save: (actor, target, content, reason, numberEnd = null) =>
      written(savePerson(context, actor, target, content, reason, numberEnd), fileOf),
    nextNewborn: (guardian) => nextNewborn(context, guardian),
    before: (id, most) =>
      selectSoundRows(
        context,
        personTable,
        sql`WHERE ${id === null ? sql`true` : sql`id < ${id}`}
          AND NOT EXISTS (SELECT 1 FROM person_merge WHERE gone_id = person.id AND state = 'current')
          ORDER BY id DESC LIMIT ${most}`,
        toFile,
      ),
    count: () =>
      Number(
        db.get(
          sql`SELECT (SELECT count(*) FROM person)
            - (SELECT count(*) FROM person_merge WHERE state = 'current') AS count`,
        )?.['count'] ?? 0,
      ),
    formerNumbers: (id) =>
      selectRows(context, formerNumberTable, sql`WHERE person_id = ${id} ORDER BY ended_at DESC, id`).map(
        ({ row, content }) => ({ ...content(), endedAt: row.ended_at }),
      ),
    same: (id) => samePersons(context, id),
    merges: (id) =>
      samePersons(context, id)
        .flatMap((each) => mergesOf(context, each).filter(({ row }) => row.kept_id === each))
        .map(({ id: mergeId, row, content }): MergeRecord => ({
          ...content(),
          id: mergeId,
          keptId: row.kept_id,
          goneId: row.gone_id,
          mergedAt: row.merged_at,
        })),
    partedFrom: (id) =>
      samePersons(context, id).flatMap((each) =>
        selectRows(context, personMergeTable, sql`WHERE kept_id = ${each} AND state = 'undone'`).map(
          ({ row }) => row.gone_id,
        ),
      ),
    wasMergedSince: (id, at) =>
      samePersons(context, id).some((each) =>
        selectRows(context, personMergeTable, sql`WHERE kept_id = ${each} OR gone_id = ${each}`).some(
          ({ row }) => row.merged_at >= at || (row.undone_at !== null && row.undone_at >= at),
        ),
      ),
    merge: (actor, files, reason) => mergePersons(context, actor, files, reason),
    unmerge: (actor, mergeId, reason) => unmergePersons(context, actor, mergeId, reason),
    asIfMerged: (actor, files, look) => asIfMerged(context, actor, files, look),
    asIfUnmerged: (actor, mergeId, look) => asIfUnmerged(context, actor, mergeId, look),
    household,
    householdOf,
    lastHouseholdOf: (personId) => {
      const last = placesOf(personId).toSorted((a, b) => (a.row.from_on < b.row.from_on ? 1 : -1))[0];
      return last === undefined ? null : household(last.row.household_id);
    },
    found: (actor, content, members, on, today) =>
      written(foundHousehold(context, actor, content, members, on, today), household),
    describe: (actor, target, content) => written(describeHousehold(context, actor, target, content), household),
    change: (actor, target, order, today) => written(changeMembers(context, actor, target, order, today), household),
    undoChange: (actor, target, reason, today) => written(undoChange(context, actor, target, reason, today), household),
  };
}
