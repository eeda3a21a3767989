import type { ApplicationRow } from '#shared/contract/case/application.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';

/**
 * Applications that a few typed characters mean: part of the name, the village or the number, the last digits of the
 * identity number, or the whole of it. Discarded ones come last.
 */
export function findApplications(rows: readonly ApplicationRow[], typed: string): readonly ApplicationRow[] {
  const text = normaliseIdNumber(typed);
  if (text === '') return [];
  const found = rows.filter((row) => meets(row, text));
  return [...found.filter((row) => row.status !== 'discarded'), ...found.filter((row) => row.status === 'discarded')];
}

function meets(row: ApplicationRow, text: string): boolean {
  const name = row.personName.toUpperCase();
  const tail = row.idNumberMasked.slice(-4);
  return (
    name.includes(text) ||
    row.village.toUpperCase().includes(text) ||
    // `normaliseIdNumber` took the hyphens away, so they are not asked of the number either.
    (row.number ?? '').replaceAll('-', '').toUpperCase().includes(text) ||
    (text.length === 18 && row.idNumberMasked === `${text.slice(0, 6)}********${text.slice(-4)}`) ||
    (text.length >= 3 && text.length <= 4 && tail.endsWith(text))
  );
}
