import type { AuditAction, AuditEntry } from '../../store/audit/audit-entry.ts';
import type { Store } from '../../store/store.ts';
import { wordsOf } from '../audit/action-words.ts';

/** A merge of personal files, or its undoing. */
export type FileMerge = { readonly at: string; readonly who: string; readonly what: string; readonly reason: string };

const MOST = 5;

/** When files were last put together with this person's or taken out again, newest first. */
export function recentMerges(
  { people, audit }: Pick<Store, 'people' | 'audit'>,
  personId: string,
): readonly FileMerge[] {
  const newest = (action: AuditAction, refs: readonly string[]): readonly AuditEntry[] =>
    refs.length === 0 ? [] : audit.page({ refs, actions: [action] }, Number.MAX_SAFE_INTEGER, MOST);
  const same = people.same(personId);
  // A merge stands in the record of the file that was kept, its undoing in that of the file that is free again.
  return [...newest('person.merge', same), ...newest('person.unmerge', [...same, ...people.partedFrom(personId)])]
    .toSorted((a, b) => b.seq - a.seq)
    .slice(0, MOST)
    .map(({ at, userName, action, reason }) => ({ at, who: userName, what: wordsOf(action), reason }));
}
