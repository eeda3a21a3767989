import type { ApplicationRow } from '#shared/contract/application.ts';
import { APPLICATION_STATUSES, type ApplicationStatus } from '#shared/domain/application-status.ts';

/** `all` leaves out what was discarded. */
export type DeskStatus = ApplicationStatus | 'all';

export type DeskFilter = { readonly status: DeskStatus; readonly text: string };

const isShown = (row: ApplicationRow, status: DeskStatus): boolean =>
  status === 'all' ? row.status !== 'discarded' : row.status === status;

/** How many rows each choice of the status filter has. */
export function countByStatus(rows: readonly ApplicationRow[]): Readonly<Record<DeskStatus, number>> {
  const count = (status: DeskStatus): number => rows.filter((row) => isShown(row, status)).length;
  const [draft, accepted, settled, reviewed, sealed, discarded] = APPLICATION_STATUSES.map(count);
  return {
    all: count('all'),
    draft: draft ?? 0,
    accepted: accepted ?? 0,
    settled: settled ?? 0,
    reviewed: reviewed ?? 0,
    sealed: sealed ?? 0,
    discarded: discarded ?? 0,
  };
}

/** The rows of the chosen status in which every typed word occurs. */
export function filterDesk(rows: readonly ApplicationRow[], { status, text }: DeskFilter): readonly ApplicationRow[] {
  const words = text
    .normalize('NFKC')
    .toUpperCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter((row) => {
    const facts = `${row.number ?? ''} ${row.personName} ${row.idNumberMasked} ${row.village}`.toUpperCase();
    return isShown(row, status) && words.every((word) => facts.includes(word));
  });
}
