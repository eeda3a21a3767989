/** `count` of `items`, in their order; the same seed chooses the same. */
export function chooseSome<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  let state = seed;
  const dice = (): number => {
    // A linear congruential generator: good enough to spread a sample.
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state;
  };
  const ranked = items.map((item, place) => ({ item, place, rank: dice() }));
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, count)
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
