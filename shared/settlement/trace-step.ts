import { z } from 'zod';

/**
 * One line of the arithmetic, in order. `text` is a Chinese sentence to read aloud; `formula` is plain arithmetic that a
 * pocket calculator can redo. `result` is what the step adds to (or, negative, takes from) the aid, as yuan text: per
 * visit the results of a fund's layer sum to that fund's aid, and all results of a case sum to its `total.aidTotal`.
 * Intermediate figures (burden, counters, year totals, true-up) have `result: null`; their figure ends the formula.
 */
export const traceStepSchema = z.strictObject({
  visit: z.string().nullable(),
  layer: z.string(),
  step: z.string(),
  clause: z.string().nullable(),
  text: z.string(),
  formula: z.string().nullable(),
  inputs: z.record(z.string(), z.string()),
  result: z
    .string()
    .regex(/^-?\d+\.\d{2}$/)
    .nullable(),
});
export type TraceStep = z.infer<typeof traceStepSchema>;

/** The figure to show at the end of a trace line: its result, else the right side of its formula, else null. */
export function stepFigure(step: TraceStep): string | null {
  if (step.result !== null) return step.result;
  return step.formula?.split(' = ').at(-1) ?? null;
}
