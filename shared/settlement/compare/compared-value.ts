import { z } from 'zod';
import { formatYuanGrouped, yuanToFen } from '../../fen.ts';
import { assertNever } from '../../result.ts';
import { categoryName, isCategory } from '../category.ts';
import { type Difference, type ReadDifference, readDifference } from './difference.ts';
import { inputWords } from './input-words.ts';
import { layerName, statusWords, stepTitle, sumWords } from './step-words.ts';

/** A value that window and county have otherwise, ready to be read. */
export const comparedValue = z.strictObject({ name: z.string(), declared: z.string(), again: z.string() });
export type ComparedValue = z.infer<typeof comparedValue>;

/** What bills and funds are called; empty or undefined: nobody knows. */
export type Naming = {
  readonly billName: (visit: string) => string;
  readonly fundName: (layer: string) => string | undefined;
};

/** What differs beside the words and results of the steps. */
export type ComparedValues = {
  /** What steps were given: their words may be the same all the same. */
  readonly inputs: readonly ComparedValue[];
  /** What the case and its bills come to. */
  readonly sums: readonly ComparedValue[];
};

/** Differences in words: a place that has none says nothing to a reader, and steps stand beside each other elsewhere. */
export function comparedValues(differences: readonly Difference[], naming: Naming): ComparedValues {
  const read = differences.flatMap((difference) => {
    const place = placeOf(readDifference(difference), naming);
    if (place === null) return [];
    const said = (value: string | null): string => (value === null ? '没有' : place.say(value));
    const value = { name: place.name, declared: said(difference.declared), again: said(difference.again) };
    return { isInput: place.isInput, value };
  });
  const of = (isInput: boolean): readonly ComparedValue[] =>
    read.filter((each) => each.isInput === isInput).map(({ value }) => value);
  return { inputs: of(true), sums: of(false) };
}

type Place = { readonly name: string; readonly isInput: boolean; readonly say: (value: string) => string };

const AMOUNT = /^-?\d{1,12}\.\d{2}$/u;
const grouped = (value: string): string => (AMOUNT.test(value) ? formatYuanGrouped(yuanToFen(value)) : value);
const identity = (value: string): string => (isCategory(value) ? categoryName(value) : '其他身份');

/** How the value of a sum is said. */
const SAY: Readonly<Record<string, (value: string) => string>> = { status: statusWords, treatedAs: identity };

/** Values of a step that a reader can read. */
const READ_VALUES = ['result', 'formula', 'text'];
const INPUT = 'inputs › ';

/** What a place is called; null: it has no words, or stands among the steps. */
function placeOf(read: ReadDifference, naming: Naming): Place | null {
  switch (read.kind) {
    case 'step':
      return null;
    case 'value': {
      const { visit, layer, step } = read.step;
      const name = ofBill(visit, `${layerName(layer, naming.fundName(layer))}${stepTitle(read.step)}`, naming);
      if (READ_VALUES.includes(read.field)) return { name, isInput: false, say: grouped };
      const input = read.field.startsWith(INPUT) ? inputWords(step, read.field.slice(INPUT.length)) : null;
      return input === null ? null : { name: `${name}的${input}`, isInput: true, say: grouped };
    }
    case 'sum': {
      // `visits › id › aidTotal`, `years › 0 › burden`, `payable`.
      const [list, member = null] = read.names;
      const last = read.names.at(-1) ?? '';
      const words = sumWords(last);
      if (words === '') return null;
      const name = list === 'visits' ? ofBill(member, words, naming) : list === 'years' ? `年度${words}` : words;
      return { name, isInput: false, say: SAY[last] ?? grouped };
    }
    default:
      return assertNever(read);
  }
}

/** Of which bill it is, where that is known. */
function ofBill(visit: string | null, name: string, { billName }: Naming): string {
  const bill = visit === null ? '' : billName(visit);
  return bill === '' ? name : `${bill}：${name}`;
}
