import { fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../../audit/writer.ts';
import { findRow, insertRow, replaceRow } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Actor } from '../../store-env.ts';
import { personTable } from '../../tables/case/person.ts';
import { personMergeTable, samePersons } from '../../tables/people/person-merge.ts';

export type Files = { readonly kept: string; readonly gone: string };

/** Puts the merge down. Two files of one group are one person already, and merging them would close a circle. */
function putDown(write: Write, newId: () => string, { kept, gone }: Files, reason: string): Result<string> {
  if (findRow(write, personTable, kept) === null || findRow(write, personTable, gone) === null)
    return fail('NOT_FOUND');
  const [root = kept, ...others] = samePersons(write, kept);
  const [goneRoot = gone] = samePersons(write, gone);
  if (root === goneRoot || others.includes(gone)) return fail('ALREADY_MERGED');
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
    const stored = findRow(write, personMergeTable, mergeId);
    if (stored === null || stored.row.state === 'undone') return fail('NOT_FOUND');
    const row = { ...stored.row, state: 'undone', undone_at: write.now } as const;
    replaceRow(write, personMergeTable, { id: mergeId, revision: stored.revision + 1 }, row, stored.content());
    write.record('person.unmerge', stored.row.gone_id, reason);
    return ok(stored.row.gone_id);
  });
}

/** Carries what `look` gave out of a transaction that is undone. */
class Looked<T> extends Error {
  readonly value: T;

  constructor(value: T) {
    super('Looked');
    this.value = value;
  }
}

/** What `look` gives if the two were merged. The transaction it sees is undone, so nothing of it is kept. */
export function asIfMerged<T>({ env, writer }: StoreContext, actor: Actor, files: Files, look: () => T): Result<T> {
  try {
    const refused = writer.write<never>(actor, (write) => {
      const done = putDown(write, env.newId, files, '试算');
      if (!done.ok) return done;
      throw new Looked(look());
    });
    if (refused.ok) throw new Error('A look at a merge was kept');
    return refused;
  } catch (thrown) {
    if (thrown instanceof Looked) return ok((thrown as Looked<T>).value); // thrown a few lines above, with that type
    throw thrown;
  }
}
