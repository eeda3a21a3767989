import type { ApplicationList } from '#shared/contract/case/application.ts';
import type { ApplicationStatus } from '#shared/domain/application-status.ts';

/** `all` leaves out what was discarded. */
export type DeskStatus = ApplicationStatus | 'all';

export type DeskFilter = { readonly status: DeskStatus; readonly text: string };

export const EVERYTHING: DeskFilter = { status: 'all', text: '' };

/** How many rows each choice of the status filter has. */
export function countByChoice(counts: ApplicationList['counts']): Readonly<Record<DeskStatus, number>> {
  const everything = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { ...counts, all: everything - counts.discarded };
}

/** How many of all applications the filter keeps from sight; 0 while they are still being counted. */
export function hiddenCount(
  { status, text }: DeskFilter,
  counts: Readonly<Record<DeskStatus, number>>,
  { total, reading }: Pick<ApplicationList, 'total' | 'reading'>,
): number {
  if (reading !== null) return 0;
  if (status === 'discarded') return counts.all;
  return status === 'all' && text.trim() === '' ? 0 : Math.max(0, counts.all - total);
}
