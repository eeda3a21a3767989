import fc from 'fast-check';

/** Something that may happen in a run. It asks the model what must come of it, and has the model do the same. */
export type Deed<Model extends object, Real> = fc.Arbitrary<fc.AsyncCommand<Model, Real>>;

/** A deed of this name with an input; `run` throws when the real part does anything else than the model. */
export const deed = <Model extends object, Real, Input>(
  name: string,
  input: fc.Arbitrary<Input>,
  run: (model: Model, real: Real, input: Input) => Promise<void>,
): Deed<Model, Real> =>
  input.map((given) => ({
    check: () => true,
    run: (model, real) => run(model, real, given),
    toString: () => `${name} ${JSON.stringify(given)}`,
  }));

export type Trial<Model extends object, Real> = {
  readonly deeds: readonly Deed<Model, Real>[];
  /** The part under test and its model, both new. */
  readonly setUp: () => Promise<{ readonly model: Model; readonly real: Real }>;
  /** What must hold after the last deed. */
  readonly atEnd?: (model: Model, real: Real) => Promise<void>;
};

/** `{"seed":…,"path":"…","replayPath":"…"}` as a failing run printed it: that run again. */
const again: { readonly seed?: number; readonly path?: string; readonly replayPath?: string } = JSON.parse(
  process.env['AID_MODEL'] ?? '{}',
);
const { replayPath, ...place } = again;

const propertyOf = <Model extends object, Real>({ deeds, setUp, atEnd }: Trial<Model, Real>) => {
  const runs = fc.commands<Model, Real, false>([...deeds], {
    maxCommands: 24,
    size: 'max',
    ...(replayPath === undefined ? {} : { replayPath }),
  });
  return fc.asyncProperty(runs, async (commands) => {
    let both: { readonly model: Model; readonly real: Real } | null = null;
    await fc.asyncModelRun(async () => (both = await setUp()), commands);
    if (both !== null) await atEnd?.((both as { model: Model }).model, (both as { real: Real }).real);
  });
};

/** The shortest run of deeds in which the real part is not as the model, with its seed and why; null when there was none in so many runs. */
export async function disagreement<Model extends object, Real>(
  trial: Trial<Model, Real>,
  numRuns = 150,
): Promise<string | null> {
  const found = await fc.check(propertyOf(trial), { numRuns, ...place });
  return found.failed ? `${fc.defaultReportMessage(found)}\n${String(found.errorInstance)}` : null;
}

/** Whether some run finds that the real part is not as the model: for a part whose rule was taken out. Always the same runs. */
export async function disagrees<Model extends object, Real>(trial: Trial<Model, Real>): Promise<boolean> {
  const { failed } = await fc.check(propertyOf(trial), { numRuns: 1_000, seed: 1, endOnFailure: true });
  return failed;
}
