import type { TraceStep } from '../trace-step.ts';

/** One step of the arithmetic as the window and as the county made it; null: one of them has no such step. */
export type StepPair = {
  readonly key: string;
  readonly declared: TraceStep | null;
  readonly again: TraceStep | null;
  readonly differs: boolean;
};

const keyOf = ({ visit, layer, step }: TraceStep): string => `${visit ?? ''}/${layer}/${step}`;

/** Numbers the steps of one name, so that the second of two stands beside the second. */
function named(steps: readonly TraceStep[]): readonly (readonly [string, TraceStep])[] {
  const seen = new Map<string, number>();
  return steps.map((step) => {
    const key = keyOf(step);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return [`${key}/${count}`, step];
  });
}

type IsSame = (one: TraceStep, other: TraceStep) => boolean;

/** What a reader sees of a step: what it comes to, how, and what it rests on. What it was given stands in its formula. */
const isSameStep: IsSame = (one, other) =>
  one.result === other.result &&
  one.formula === other.formula &&
  one.text === other.text &&
  one.clause === other.clause;

/** Another engine may put a step in other words: what it comes to counts. */
const isSameResult: IsSame = (one, other) => one.result === other.result;

/** When a step of one engine is the same as its counterpart of another, or of the same. */
export const sameStepBetween = (engine: string, other: string): IsSame =>
  engine === other ? isSameStep : isSameResult;

/**
 * Puts the steps of two settlements beside each other, in the order of the window's; steps that only the county made stand after the
 * step they follow there. `again` null: the county did not settle it, and nothing differs.
 */
export function pairSteps(
  declared: readonly TraceStep[],
  again: readonly TraceStep[] | null,
  isSame: IsSame,
): readonly StepPair[] {
  const own = named(declared);
  if (again === null) return own.map(([key, step]) => ({ key, declared: step, again: null, differs: false }));
  const others = named(again);
  const known = new Set(own.map(([key]) => key));
  const otherOf = new Map(others);
  /** Steps of the county alone, by the step they come after. */
  const extra = new Map<string, StepPair[]>();
  let last = '';
  for (const [key, step] of others) {
    if (known.has(key)) last = key;
    else extra.set(last, [...(extra.get(last) ?? []), { key, declared: null, again: step, differs: true }]);
  }
  const pairs: StepPair[] = [...(extra.get('') ?? [])];
  for (const [key, step] of own) {
    const other = otherOf.get(key) ?? null;
    pairs.push({ key, declared: step, again: other, differs: other === null || !isSame(step, other) });
    pairs.push(...(extra.get(key) ?? []));
  }
  return pairs;
}
