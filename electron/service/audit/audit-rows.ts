import type { AuditFilterInput, AuditRow } from '#shared/contract/data/audit.ts';
import { maskIdNumber, normaliseIdNumber } from '#shared/id-number.ts';
import type { AuditEntry, AuditFilter } from '../../store/audit/audit-entry.ts';
import type { Store } from '../../store/store.ts';
import type { Search } from '../search/search.ts';
import { actionsOf } from './action-words.ts';
import { entryWords } from './entry-words.ts';

/** More people or applications than this are not meant by a filter. */
const MOST_ABOUT = 200;

/** The filter of the page as the store takes it; `about` is found as the search box finds it. */
export function storeFilter(store: Store, search: Search, input: AuditFilterInput): AuditFilter {
  const about = input.about.trim();
  return {
    ...(input.userId === null ? {} : { userId: input.userId }),
    ...(input.group === null ? {} : { actions: actionsOf(input.group) }),
    ...(about === '' ? {} : { refs: search.find(store, about, MOST_ABOUT).hits.map(({ id }) => id) }),
    ...(input.from === null ? {} : { from: input.from }),
    ...(input.to === null ? {} : { to: input.to }),
  };
}

const HASH_DIGITS = 12;

/** Entries in words. What a page of them is about is looked up once each. */
export function auditRows(store: Store, entries: readonly AuditEntry[]): readonly AuditRow[] {
  const known = new Map<string, Pick<AuditRow, 'about' | 'applicationId'>>();
  const aboutOf = (ref: string): Pick<AuditRow, 'about' | 'applicationId'> => {
    const found = known.get(ref) ?? lookUp(store, ref);
    known.set(ref, found);
    return found;
  };
  return entries.map(({ seq, at, userName, action, ref, reason, hash }) => ({
    seq,
    at,
    userName,
    ...(ref === null ? NOTHING : aboutOf(ref)),
    ...entryWords({ action, ref, reason }),
    hash: hash.slice(0, HASH_DIGITS),
  }));
}

const NOTHING = { about: '', applicationId: null } as const;

function lookUp(store: Store, ref: string): Pick<AuditRow, 'about' | 'applicationId'> {
  const application = store.searchable.get('application', ref);
  if (application !== null) {
    const name = application.name.trim() === '' ? '未填姓名' : application.name.trim();
    return { about: `${name} ${application.number ?? '未编号'}`, applicationId: ref };
  }
  const person = store.searchable.get('person', ref);
  if (person !== null) {
    return { about: `${person.name} ${maskIdNumber(normaliseIdNumber(person.idNumber))}`, applicationId: null };
  }
  return { about: store.batches.get(ref)?.fileName ?? '', applicationId: null };
}
