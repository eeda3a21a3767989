import fc from 'fast-check';

/** The same dice for every mutant, and few throws: a mutant is found or not, whatever the day. */
const RUNS = 10;
const SEED = 20260101;

export default {
  ...fc,
  assert: (property: fc.IProperty<unknown>, parameters: fc.Parameters<unknown> = {}): void => {
    const numRuns = Math.min(parameters.numRuns ?? RUNS, RUNS);
    fc.assert(property, { ...parameters, numRuns, seed: SEED, endOnFailure: true });
  },
};
