import type { Write } from '../audit/writer.ts';
import type { Acceptance } from '../aggregates/case/application-store.ts';
import { takeNumber } from '../numbers/running-number.ts';

/** The next `<township>-<PC letter>-<year>-<five digits>`. */
export function giveNumber(
  write: Write,
  { townshipCode, pcLetter, year }: Pick<Acceptance, 'townshipCode' | 'pcLetter' | 'year'>,
): string {
  const prefix = `${townshipCode}-${pcLetter}-${year}`;
  return `${prefix}-${String(takeNumber(write, 'application', prefix, year)).padStart(5, '0')}`;
}
