import { z } from 'zod';
import type { TraceStep } from '../trace-step.ts';
import type { ToldPair } from './difference.ts';
import { layerName, stepTitle } from './step-words.ts';

/** A step as one of the two sides made it. */
const side = z.strictObject({
  text: z.string(),
  /** Empty: it calculates nothing. */
  formula: z.string(),
  /** Yuan text; null for a step that gives no amount. */
  result: z.string().nullable(),
});

/** One step of both settlements, ready to be read. */
export const comparedStep = z.strictObject({
  /** The bill it is about: hospital and days; empty for a step of the whole. */
  bill: z.string(),
  layerName: z.string(),
  title: z.string(),
  /** As printed; empty: none. */
  article: z.string(),
  /** The first of both traces that differs: the later ones may only follow from it. */
  isFirst: z.boolean(),
  differs: z.boolean(),
  /** False: the county's side is not known here. */
  isTold: z.boolean(),
  declared: side.nullable(),
  again: side.nullable(),
});
export type ComparedStep = z.infer<typeof comparedStep>;

const sideOf = (step: TraceStep | null): ComparedStep['again'] =>
  step === null ? null : { text: step.text, formula: step.formula ?? '', result: step.result };

/** Pairs in words. `billName` of a visit of the case; `fundName` of a layer, as the pack calls it. */
export function compareSteps(
  pairs: readonly ToldPair[],
  billName: (visit: string) => string,
  fundName: (layer: string) => string | undefined,
): ComparedStep[] {
  const first = pairs.find(({ differs }) => differs);
  return pairs.flatMap((pair) => {
    const { declared, again, differs, isTold } = pair;
    const step = declared ?? again;
    if (step === null) return [];
    return {
      bill: step.visit === null ? '' : billName(step.visit),
      layerName: layerName(step.layer, fundName(step.layer)),
      title: stepTitle(step),
      article: step.clause ?? '',
      isFirst: pair === first,
      differs,
      isTold,
      declared: sideOf(declared),
      again: sideOf(again),
    };
  });
}
