import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { readDay } from '#shared/typed-text.ts';

/** The year a new line of aid given elsewhere is about: the latest year of the bills without a line; empty: typed by hand. */
export function nextOpeningYear({ visits, openings }: Pick<ApplicationForm, 'visits' | 'openings'>): string {
  const taken = new Set(openings.map(({ year }) => year.trim()));
  const years = visits.flatMap(({ to }) => {
    const read = readDay(to);
    return read.ok ? [read.day.slice(0, 4)] : [];
  });
  return (
    years
      .filter((year) => !taken.has(year))
      .sort()
      .at(-1) ?? ''
  );
}
