import type { ApplicationRow } from '#shared/contract/case/application.ts';
import { AppFailure, sentenceOf } from '../../client/app-failure.ts';

/** A batch that was refused because of one application: which, and what to do with it. */
export type SealRefusal = { readonly applicationId: string; readonly text: string };

const TAKE_OUT = '也可以先去掉这一份，其余照常封批。';

/** The application a refusal speaks of; null when it speaks of none of the rows, or of all of them. */
export function sealRefusal(error: unknown, rows: readonly ApplicationRow[]): SealRefusal | null {
  if (!(error instanceof AppFailure)) return null;
  const detail = Object.entries(error.detail ?? {});
  const row = rows.find(({ id, number }) =>
    detail.some(
      ([name, value]) =>
        (['id', 'application', 'number'].includes(name) && (value === id || value === number)) ||
        // `where` of a record that contradicts itself: the number, then what.
        (name === 'where' && number !== null && String(value).startsWith(`${number}:`)),
    ),
  );
  if (row === undefined) return null;
  // What the sentence would name is a place in the record, which no clerk can look up.
  const what =
    error.code === 'BAD_INPUT'
      ? '这份申请的内容前后矛盾，没有封批。请打开它「退回修改」，重新测算。'
      : sentenceOf(error);
  return { applicationId: row.id, text: `${what}${TAKE_OUT}` };
}
