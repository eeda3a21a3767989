import { appendFileSync } from 'node:fs';

/** What a figure is held against: the same measure of an empty Electron window in the same run. */
type Against = { readonly name: string; readonly median: number };

type Extra = { readonly against?: Against | undefined; readonly note?: string | undefined };

/** One line of the bench. `ratio` is of the medians. */
export type Figure = {
  readonly name: string;
  readonly unit: 'ms' | 'µs' | 'MB' | '1/s' | '%';
  readonly min: number;
  readonly median: number;
  readonly max: number;
  readonly runs: number;
  readonly ratio?: number;
  readonly against?: string;
  readonly note?: string;
};

/** Sums up the runs of one measure. Throws when there is none. */
export function summarise(
  name: string,
  unit: Figure['unit'],
  values: readonly number[],
  { against, note }: Extra = {},
): Figure {
  const sorted = [...values].sort((one, other) => one - other);
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) throw new Error(`${name}: nothing was measured`);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? min) + (sorted[Math.ceil(middle)] ?? max)) / 2;
  return {
    name,
    unit,
    min: rounded(min),
    median: rounded(median),
    max: rounded(max),
    runs: sorted.length,
    ...(against === undefined
      ? {}
      : { ratio: Math.round((median / against.median) * 100) / 100, against: against.name }),
    ...(note === undefined ? {} : { note }),
  };
}

/** Hands the figure to `npm run bench`, which prints it, and gives it back for a comparison. */
export function report(...figure: Parameters<typeof summarise>): Figure {
  const summary = summarise(...figure);
  const file = process.env['AID_BENCH_OUT'];
  if (file === undefined) throw new Error('Run by npm run bench');
  appendFileSync(file, `${JSON.stringify(summary)}\n`);
  return summary;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
