import { readDay } from '#shared/typed-text.ts';
import { tidyAmount, tidyDay } from '../../field/tidy.ts';
import type { Column } from '../columns.ts';

/** What a cell of a pasted table becomes in its field; `problem`: it cannot stand there, and why. */
export type CellValue = { readonly value: string; readonly problem: string | null };

/** What the schema of the form holds. */
const LONGEST: Readonly<Record<string, number>> = { hospital: 400, diagnosis: 400 };
const LONGEST_ELSE = 64;

/** Words for a choice beside its own labels. Longer ones first: 区外 stands in 统筹区外, 是 in 不是. */
const CHOICE_WORDS: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  kind: [
    [/两病/, 'outpatient_two_diseases'],
    [/慢/, 'outpatient_chronic'],
    [/重特大|特药|高值/, 'outpatient_major'],
    [/门诊|门急诊/, 'outpatient_general'],
    [/住院/, 'inpatient'],
  ],
  level: [
    [/三|3|Ⅲ/, '3'],
    [/二|2|Ⅱ/, '2'],
    [/一|1|Ⅰ|乡镇|社区|卫生院/, '1'],
  ],
  area: [
    [/外|异地/, 'outside'],
    [/内|本地|本市|本县/, 'local'],
  ],
};
const YES = /^(是|有|√|✓|y|yes|1|已备案|已转诊|定点)$/i;
const NO = /^(否|无|不是|没有|×|n|no|0|未备案|未转诊|非定点)$/i;

function choiceOf(at: string, typed: string, options: readonly { value: string; label: string }[]): string | null {
  const exact = options.find(({ value, label }) => label === typed || value === typed);
  if (exact !== undefined) return exact.value;
  const word = CHOICE_WORDS[at]?.find(([pattern]) => pattern.test(typed));
  if (word !== undefined) return word[1];
  const isYesNo = options.some(({ value }) => value === 'yes');
  return isYesNo && YES.test(typed) ? 'yes' : isYesNo && NO.test(typed) ? 'no' : null;
}

/** `2023-03-05 00:00:00`, as table programs show a day with its time. */
const withoutTime = (typed: string): string => {
  const day = typed.replace(/[ T]\d{1,2}:\d{2}(:\d{2})?$/, '');
  return readDay(day).ok ? day : typed;
};

/** Reads one cell for its field. What cannot be read stays as it is in a text field, so that nothing typed is lost. */
export function cellValue(column: Column, cell: string): CellValue {
  const typed = cell.trim();
  // A dash in a table of amounts says that there is none.
  if (typed === '' || (column.control === 'amount' && /^[-—–/]+$/.test(typed))) return { value: '', problem: null };
  switch (column.control) {
    case 'choice': {
      const value = choiceOf(column.at, typed, column.options);
      const words = column.options.map(({ label }) => label).join('、');
      return value === null
        ? { value: '', problem: `“${typed}”不是${column.label}的一种，可以填：${words}。` }
        : { value, problem: null };
    }
    case 'tick':
      return YES.test(typed)
        ? { value: 'yes', problem: null }
        : { value: '', problem: NO.test(typed) ? null : `“${typed}”不是“是”或“否”。` };
    case 'amount':
    case 'day':
    case 'text':
    case 'code': {
      const most = LONGEST[column.at] ?? LONGEST_ELSE;
      if (typed.length > most)
        return { value: typed.slice(0, most), problem: `超过 ${most} 个字，只能填入前 ${most} 个字。` };
      const tidied =
        column.control === 'amount'
          ? tidyAmount(typed)
          : column.control === 'day'
            ? tidyDay(withoutTime(typed))
            : typed;
      return { value: tidied, problem: null };
    }
  }
}
