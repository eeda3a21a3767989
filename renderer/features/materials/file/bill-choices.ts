import type { VisitEntry } from '#shared/domain/application-form.ts';
import { isUntouchedVisit } from '#shared/domain/read-visit.ts';

/** A bill of the application as a list to choose from names it. */
export type BillChoice = { readonly key: string; readonly number: number; readonly name: string };

/** The bills of a form in which something stands, numbered as in section 2. */
export const billChoices = (visits: readonly VisitEntry[]): readonly BillChoice[] =>
  visits.flatMap((visit, index) => {
    if (isUntouchedVisit(visit)) return [];
    const number = index + 1;
    const about = [visit.hospital.trim(), visit.to.trim()].filter((part) => part !== '').join(' ');
    return [{ key: visit.key, number, name: `第 ${number} 张票据${about === '' ? '' : `　${about}`}` }];
  });
