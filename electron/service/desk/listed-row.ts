import type { ApplicationList, DeskRow } from '#shared/contract/case/application.ts';
import { APPLICATION_STATUSES, type ApplicationStatus } from '#shared/domain/application-status.ts';
import { maskIdNumber, normaliseIdNumber } from '#shared/id-number.ts';
import type { SearchRow } from '../../store/records.ts';
import { deadlineOfRow, type Listing } from './time-limit.ts';

/** An application as the desk shows it; nothing for a person. */
export function listedRow(found: SearchRow, listing: Listing): DeskRow[] {
  const { id, number, status, at, name, village, idNumber, listed } = found;
  if (status === null || listed === null) return [];
  const { pauses: _pauses, ...shown } = listed;
  const row = {
    id,
    number,
    status,
    personName: name.trim(),
    idNumberMasked: maskIdNumber(normaliseIdNumber(idNumber)),
    village: village.trim(),
    updatedAt: at,
    ...shown,
    deadline: deadlineOfRow(found, listing),
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
export const countsOf = (counts: ReadonlyMap<ApplicationStatus, number>): ApplicationList['counts'] =>
  Object.fromEntries(
    APPLICATION_STATUSES.map((status) => [status, counts.get(status) ?? 0]),
  ) as ApplicationList['counts']; // one for each status
