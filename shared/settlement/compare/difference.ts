import type { TraceStep } from '../trace-step.ts';
import type { StepPair } from './pair-steps.ts';

/**
 * A place where the county's settlement is not the window's, as a receipt carries it: both values as text, null: not there at all.
 * Steps of the trace have a form of their own (docs/formats/receipt.md, 2), from which the window puts the county's trace together
 * again; every other place is the path of a value.
 */
export type Difference = { readonly path: string; readonly declared: string | null; readonly again: string | null };

/** What a receipt carries of a value, in UTF-16 code units. */
const MOST_VALUE = 200;

/** What a difference says of a step: the result first, so that a long sentence never costs the figure. */
function stepValue(step: TraceStep | null): string | null {
  if (step === null) return null;
  const text = [step.result ?? '', step.clause ?? '', step.formula ?? '', step.text].join('\n');
  return text.length <= MOST_VALUE ? text : `${text.slice(0, MOST_VALUE - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/**
 * The steps that differ, in order, each with its number in the window's trace (`7+1`: the first that only the county has after the
 * seventh) and with how many there are, so that a reader knows when a receipt left some out.
 */
export function stepDifferences(id: string, pairs: readonly StepPair[]): readonly Difference[] {
  const found: { readonly pair: StepPair; readonly number: string }[] = [];
  let [own, alone] = [0, 0];
  for (const pair of pairs) {
    if (pair.declared === null) alone += 1;
    else [own, alone] = [own + 1, 0];
    if (pair.differs) found.push({ pair, number: alone === 0 ? String(own) : `${own}+${alone}` });
  }
  return found.map(({ pair: { declared, again }, number }, at) => {
    const { visit, layer, step } = declared ?? again ?? { visit: null, layer: '', step: '' };
    return {
      path: `${id} › trace › ${number}（${visit ?? ''} ${layer} ${step}）${at + 1}/${found.length}`,
      declared: stepValue(declared),
      again: stepValue(again),
    };
  });
}

/** A difference as it was read. */
export type ReadDifference =
  /** A step: number of the window's and, above 0, of the county's own after it; `of`: how many steps differ. */
  | {
      readonly kind: 'step';
      readonly after: number;
      readonly alone: number;
      readonly step: StepName;
      /** The county's; null: it has no such step. */
      readonly again: Pick<TraceStep, 'result' | 'clause' | 'formula' | 'text'> | null;
      readonly of: number;
    }
  /** One value of a step, as counties of before 2026-11-23 told it. */
  | { readonly kind: 'value'; readonly step: StepName; readonly field: string }
  /** Any other value, by the names that lead to it. */
  | { readonly kind: 'sum'; readonly names: readonly string[] };
type StepName = Pick<TraceStep, 'visit' | 'layer' | 'step'>;

/** Figures of the whole case, the one that matters most first. */
const WHOLE = ['payable', 'recover', 'deferred', 'status'];

/** Place among the figures of the whole case; -1: it is none. */
const wholeAt = (difference: Difference): number => {
  const read = readDifference(difference);
  return read.kind === 'sum' && read.names.length === 1 ? WHOLE.indexOf(read.names[0] ?? '') : -1;
};

/** Whether a place is a figure of the whole case: what is to be paid, taken back or put off, and whether there is aid at all. */
export const isOfWhole = (difference: Difference): boolean => wholeAt(difference) >= 0;

/** In the order of a receipt, which is cut at its end: what the case comes to, its steps, the rest. */
export const inOrder = (steps: readonly Difference[], others: readonly Difference[]): readonly Difference[] => [
  ...others.filter(isOfWhole).sort((one, other) => wholeAt(one) - wholeAt(other)),
  ...steps,
  ...others.filter((each) => !isOfWhole(each)),
];

const STEP = /^.* › trace › (\d{1,6})(?:\+(\d{1,6}))?（(.*) (\S+) (\S+)）\d{1,6}\/(\d{1,6})$/su;
const VALUE_OF_STEP = /^.* › trace › \d{1,6}（(?:(.*) )?(\S+) (\S+)）(?: › (.*))?$/su;
const RESULT = /^-?\d{1,12}\.\d{2}$/u;

/** Reads what a receipt says of one place. */
export function readDifference({ path, again }: Difference): ReadDifference {
  const step = STEP.exec(path);
  if (step !== null) {
    const [, after, alone, ...name] = step;
    const said = again === null ? null : readValue(again);
    const of = Number(name.at(-1));
    return { kind: 'step', after: Number(after), alone: Number(alone ?? 0), step: nameOf(name), again: said, of };
  }
  const value = VALUE_OF_STEP.exec(path);
  if (value !== null) return { kind: 'value', step: nameOf(value.slice(1)), field: value[4] ?? '' };
  return { kind: 'sum', names: path.split(' › ').slice(1) };
}

const orNull = (words: string | undefined): string | null => (words === undefined || words === '' ? null : words);

const nameOf = ([visit, layer = '', step = '']: readonly (string | undefined)[]): StepName => ({
  visit: orNull(visit),
  layer,
  step,
});

function readValue(value: string): Pick<TraceStep, 'result' | 'clause' | 'formula' | 'text'> {
  const [result = '', clause, formula, ...text] = value.split('\n');
  return {
    result: RESULT.test(result) ? result : null,
    clause: orNull(clause),
    formula: orNull(formula),
    text: text.join(''),
  };
}

/** A step of both, and whether the receipt says how it is at the county. */
export type ToldPair = StepPair & { readonly isTold: boolean };

/**
 * Both traces beside each other again, from the window's own and what the receipt says. A receipt may leave out the last of many
 * differences: what comes after those it names is not told.
 */
export function tracesFrom(declared: readonly TraceStep[], differences: readonly Difference[]): readonly ToldPair[] {
  const read = differences.map(readDifference);
  const steps = read.filter((each) => each.kind === 'step');
  const last = steps.at(-1);
  const isWhole = steps.length === (last?.of ?? 0) && read.every(({ kind }) => kind !== 'value');
  const isTold = (place: number): boolean => isWhole || (last !== undefined && place <= last.after);
  const told = new Map(steps.filter(({ alone }) => alone === 0).map((each) => [each.after, each]));
  const alone = (after: number): readonly ToldPair[] =>
    steps
      .filter((each) => each.after === after && each.alone > 0)
      .map(({ step, again, alone: n }) => ({
        key: `${after}+${n}`,
        declared: null,
        again: again === null ? null : { ...step, ...again, inputs: {} },
        differs: true,
        isTold: true,
      }));
  const own = declared.flatMap((step, index): readonly ToldPair[] => {
    const place = index + 1;
    const said = told.get(place);
    const again =
      said === undefined ? (isTold(place) ? step : null) : said.again === null ? null : { ...step, ...said.again };
    return [
      { key: String(place), declared: step, again, differs: said !== undefined, isTold: isTold(place) },
      ...alone(place),
    ];
  });
  return [...alone(0), ...own];
}
