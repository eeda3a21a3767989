import type { ApplicationList, ApplicationRow } from '#shared/contract/case/application.ts';
import type { ApplicationStatus } from '#shared/domain/application-status.ts';
import { maskIdNumber, normaliseIdNumber } from '#shared/id-number.ts';
import type { SearchRow } from '../../store/records.ts';

/** An application as the desk shows it; nothing for a person. */
export function listedRow({ id, number, status, at, name, village, idNumber, listed }: SearchRow): ApplicationRow[] {
  if (status === null || listed === null) return [];
  const row = {
    id,
    number,
    status,
    personName: name.trim(),
    idNumberMasked: maskIdNumber(normaliseIdNumber(idNumber)),
    village: village.trim(),
    updatedAt: at,
    ...listed,
  };
  return [row];
}

/** The words somebody typed to narrow a list, as they are compared. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** What of an application they are looked for in: no more of the identity number than is shown. */
export const factsOf = ({ number, name, village, idNumber }: SearchRow): string =>
  `${number ?? ''} ${name.trim()} ${maskIdNumber(normaliseIdNumber(idNumber))} ${village.trim()}`.toUpperCase();

/** A number for each status. */
export const countsOf = (counts: ReadonlyMap<ApplicationStatus, number>): ApplicationList['counts'] => {
  const of = (status: ApplicationStatus): number => counts.get(status) ?? 0;
  return {
    draft: of('draft'),
    accepted: of('accepted'),
    settled: of('settled'),
    reviewed: of('reviewed'),
    sealed: of('sealed'),
    discarded: of('discarded'),
  };
};
