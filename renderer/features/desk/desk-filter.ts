import type { ApplicationList } from '#shared/contract/case/application.ts';
import type { ApplicationStatus } from '#shared/domain/application-status.ts';
import type { CountyStage } from '#shared/domain/county/county-stage.ts';

/** `all` leaves out what was discarded. */
export type DeskStatus = ApplicationStatus | 'all';

/** `county`: where sealed ones stand at the county; null, and with every other state, it narrows nothing. */
export type DeskFilter = { readonly status: DeskStatus; readonly county: CountyStage | null; readonly text: string };

export const EVERYTHING: DeskFilter = { status: 'all', county: null, text: '' };

/** The filter with another state. */
export const withStatus = (filter: DeskFilter, status: DeskStatus): DeskFilter => ({ ...filter, status, county: null });

/** The filter with a place on the way to the county, where only sealed ones stand. */
export const withStage = (filter: DeskFilter, county: CountyStage | null): DeskFilter =>
  county === null ? { ...filter, county } : { ...filter, county, status: 'sealed' };

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
