import type { ApplicationList } from '#shared/contract/case/application.ts';
import type { ApplicationStatus } from '#shared/domain/application-status.ts';

/** `all` leaves out what was discarded. */
export type DeskStatus = ApplicationStatus | 'all';

export type DeskFilter = { readonly status: DeskStatus; readonly text: string };

/** How many rows each choice of the status filter has. */
export function countByChoice(counts: ApplicationList['counts']): Readonly<Record<DeskStatus, number>> {
  const everything = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { ...counts, all: everything - counts.discarded };
}
