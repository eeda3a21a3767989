import { type BatchScope, MOST_AT_ONCE, type PaperCandidate } from '#shared/contract/case/paper.ts';
import { CASE_PAPERS } from '#shared/domain/paper-kind.ts';
import { assertNever, fail, ok, type Result } from '#shared/result.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { grantedOf } from '../ledger/county-words.ts';

function idsOf(store: Store, scope: BatchScope): readonly string[] | null {
  switch (scope.kind) {
    case 'accepted':
    case 'settled':
      return store.prints.applicationsOf(scope.kind, scope.from, scope.to);
    case 'batch':
      return store.batches.get(scope.batchId)?.applications.map(({ id }) => id) ?? null;
    case 'chosen':
      return numbered(store, scope.applicationIds);
    default:
      return assertNever(scope);
  }
}

/** Those that have a number, in the order of their numbers: the papers come out of the printer as the files stand. */
const numbered = (store: Store, ids: readonly string[]): readonly string[] =>
  ids
    .flatMap((id) => {
      const { number = null } = store.applications.get(id) ?? {};
      return number === null ? [] : [{ id, number }];
    })
    .sort((a, b) => (a.number < b.number ? -1 : 1))
    .map(({ id }) => id);

function candidateOf(store: Store, record: ApplicationRecord): PaperCandidate {
  const { id, number, status, revision, payable, form } = record;
  const printed = store.prints.of(id).filter((print) => !print.isDraft && print.revision === revision);
  return {
    applicationId: id,
    number: number ?? '',
    personName: form.person.name.trim(),
    village: form.person.village.trim(),
    status,
    payable,
    granted: grantedOf(store, record),
    printed: CASE_PAPERS.filter((kind) => printed.some((print) => print.kind === kind)),
  };
}

/** The applications of a scope whose papers can be printed together, by number. NOT_FOUND: there is no such batch. */
export function candidates(
  store: Store,
  scope: BatchScope,
): Result<{ readonly rows: PaperCandidate[]; readonly total: number }> {
  const ids = idsOf(store, scope);
  if (ids === null) return fail('NOT_FOUND');
  const rows = ids.slice(0, MOST_AT_ONCE).flatMap((id) => {
    const record = store.applications.get(id);
    return record === null ? [] : [candidateOf(store, record)];
  });
  return ok({ rows, total: ids.length });
}
