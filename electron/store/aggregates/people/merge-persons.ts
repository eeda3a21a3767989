import { fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../../audit/writer.ts';
import { sql } from '../../db/sql.ts';
import { findRow, insertRow, replaceRow, selectRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Actor } from '../../store-env.ts';
import { personTable } from '../../tables/case/person.ts';
import { memberTable, type StoredMember } from '../../tables/people/household.ts';
import { isOfPerson, personMergeTable, samePersons } from '../../tables/people/person-merge.ts';

export type Files = { readonly kept: string; readonly gone: string };

/** The places somebody holds in households today. */
const placesOf = (write: Write, personId: string) =>
  selectRows(write, memberTable, sql`WHERE ${isOfPerson(write, personId)} AND state = 'open'`);

/** Name of whoever heads a household; of the file that stands there where nobody does. */
function headOf(write: Write, { row: { household_id, person_id } }: StoredMember): string {
  const places = selectRows(write, memberTable, sql`WHERE household_id = ${household_id} AND state = 'open'`);
  const head = places.find(({ content }) => content().relation === 'head')?.row.person_id ?? person_id;
  return findRow(write, personTable, head)?.content().name ?? '';
}

/** Heads of the households two files stand in at once; null: at most one of them stands anywhere. One person counts once. */
function apartHouseholds(
  write: Write,
  kept: string,
  gone: string,
): { readonly kept: string; readonly gone: string } | null {
  const [[own], [other]] = [placesOf(write, kept), placesOf(write, gone)];
  if (own === undefined || other === undefined) return null;
  return { kept: headOf(write, own), gone: headOf(write, other) };
}

/** Puts the merge down. Two files of one group are one person already, and merging them would close a circle. */
function putDown(write: Write, newId: () => string, { kept, gone }: Files, reason: string): Result<string> {
  if (findRow(write, personTable, kept) === null || findRow(write, personTable, gone) === null)
    return fail('NOT_FOUND');
  const [root = kept, ...others] = samePersons(write, kept);
  const [goneRoot = gone] = samePersons(write, gone);
  if (root === goneRoot || others.includes(gone)) return fail('ALREADY_MERGED');
  const apart = apartHouseholds(write, root, goneRoot);
  if (apart !== null) return fail('MERGE_TWO_HOUSEHOLDS', apart);
  const id = newId();
  const row = { kept_id: root, gone_id: goneRoot, state: 'current', merged_at: write.now, undone_at: null } as const;
  insertRow(write, personMergeTable, { id, revision: 1 }, row, { reason, who: write.actor.userName });
  write.record('person.merge', root, reason);
  return ok(id);
}

/** Two files are one person from now on; gives the id of the merge. Failures as `PeopleStore.merge` says. */
export function mergePersons(
  { env, writer }: StoreContext,
  actor: Actor,
  files: Files,
  typedReason: string,
): Result<string> {
  const reason = typedReason.trim();
  if (reason === '') return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => putDown(write, env.newId, files, reason));
}

/** Takes a merge back: nothing was moved by it, so everything is where it was. Gives the id of the file that is free again. */
export function unmergePersons(
  { writer }: StoreContext,
  actor: Actor,
  mergeId: string,
  typedReason: string,
): Result<string> {
  const reason = typedReason.trim();
  if (reason === '') return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const taken = takeBack(write, mergeId, reason);
    return taken.ok ? ok(taken.value.goneId) : taken;
  });
}

function takeBack(
  write: Write,
  mergeId: string,
  reason: string,
): Result<{ readonly keptId: string; readonly goneId: string }> {
  const stored = findRow(write, personMergeTable, mergeId);
  if (stored === null || stored.row.state === 'undone') return fail('NOT_FOUND');
  const row = { ...stored.row, state: 'undone', undone_at: write.now } as const;
  replaceRow(write, personMergeTable, { id: mergeId, revision: stored.revision + 1 }, row, stored.content());
  write.record('person.unmerge', row.gone_id, reason);
  return ok({ keptId: row.kept_id, goneId: row.gone_id });
}

/** What `look` gives of what `change` makes; nothing of it is kept. */
const asIf = <C, T>(
  { writer }: StoreContext,
  actor: Actor,
  change: (write: Write) => Result<C>,
  look: (changed: C) => T,
): Result<T> =>
  writer.look(actor, (write) => {
    const done = change(write);
    return done.ok ? ok(look(done.value)) : done;
  });

const TRIAL = '试算';

/** What `look` gives if the two were merged. */
export const asIfMerged = <T>(context: StoreContext, actor: Actor, files: Files, look: () => T): Result<T> =>
  asIf(context, actor, (write) => putDown(write, context.env.newId, files, TRIAL), look);

/** What `look` gives if a merge was taken back. */
export const asIfUnmerged = <T>(
  context: StoreContext,
  actor: Actor,
  mergeId: string,
  look: (files: { readonly keptId: string; readonly goneId: string }) => T,
): Result<T> => asIf(context, actor, (write) => takeBack(write, mergeId, TRIAL), look);
