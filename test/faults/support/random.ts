/** Random numbers that a seed repeats, on every machine. */
export type Random = {
  /** 0 ≤ x < 1. */
  readonly fraction: () => number;
  /** 0 ≤ n < below. */
  readonly below: (below: number) => number;
  readonly pick: <T>(of: readonly [T, ...T[]]) => T;
  /** True in `share` of all cases, 0–1. */
  readonly chance: (share: number) => boolean;
};

/** The numbers of one seed (mulberry32: short, even, and fast enough for millions). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(fraction() * most);
  return {
    fraction,
    below,
    pick: (of) => of[below(of.length)] ?? of[0],
    chance: (share) => fraction() < share,
  };
}
