import type { ApplicationRow } from '#shared/contract/case/application.ts';
import { findApplications } from '../../frame/find/find-applications.ts';

/** Somebody who applied here, by what the list of applications shows; `applicationId` leads to the whole number. */
export type FoundPerson = {
  readonly applicationId: string;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly village: string;
};

/** The persons that a few typed characters mean, as in the search box: each once, by way of the newest application. */
export function findPersons(rows: readonly ApplicationRow[], typed: string): readonly FoundPerson[] {
  const found = findApplications(rows, typed)
    .filter((row) => row.idNumberMasked.length === 18)
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  const persons = new Map<string, FoundPerson>();
  for (const { id, personName: name, idNumberMasked, village } of found) {
    // Whoever shares all of this with somebody else is found by the whole number only.
    const key = `${name}\n${idNumberMasked}\n${village}`;
    if (!persons.has(key)) persons.set(key, { applicationId: id, name, idNumberMasked, village });
  }
  return [...persons.values()];
}
