/** What `npm run faults` was asked for. */
export type Options = {
  readonly size: 'ci' | 'full';
  /** Names of kinds; empty: all. */
  readonly only: readonly string[];
  /** Longest time of each kind. */
  readonly minutes: number | null;
  /** Instead of the size's count. */
  readonly count: number | null;
  readonly seed: number | null;
  readonly record: boolean;
  /** Where the counts go as JSON, for `npm test`. */
  readonly json: string | null;
};

export const USAGE =
  'Usage: npm run faults -- [ci|full] [--only NAME]… [--minutes N] [--count N] [--seed N] [--record] [--json FILE]';

/** Reads the command line; null when it is not one. */
export function readOptions(args: readonly string[]): Options | null {
  let options: Options = { size: 'ci', only: [], minutes: null, count: null, seed: null, record: false, json: null };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at];
    if (arg === 'ci' || arg === 'full') options = { ...options, size: arg };
    else if (arg === '--record') options = { ...options, record: true };
    else {
      at += 1;
      const value = args[at];
      const number = Number(value);
      if (value === undefined) return null;
      if (arg === '--only') options = { ...options, only: [...options.only, value] };
      else if (arg === '--json') options = { ...options, json: value };
      else if (!Number.isFinite(number) || number < 0) return null;
      else if (arg === '--minutes') options = { ...options, minutes: number };
      else if (arg === '--count') options = { ...options, count: number };
      else if (arg === '--seed') options = { ...options, seed: number };
      else return null;
    }
  }
  return options;
}
