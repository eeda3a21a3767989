import { isCategory, categoryName } from '#shared/settlement/category.ts';
import type { ApplicationRecord } from '../../../store/records.ts';

/** The identities of a form in words, one after the other. */
export const classWords = ({ form }: ApplicationRecord): string =>
  [
    ...new Set(
      form.identities
        .map(({ category }) => category)
        .filter(isCategory)
        .map(categoryName),
    ),
  ].join('、');

/** `2023-10-20` → `20231020`. */
export const compactDay = (day: string): string => day.replaceAll('-', '');
