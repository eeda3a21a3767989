/**
 * What of a record's uses was granted when the county approved `cutFen` less than was asked for: that is taken from the last of them
 * first, so that what stands before it in the policy is granted first.
 */
export function grantedUses<T extends { readonly fen: number }>(uses: readonly T[], cutFen: number): readonly T[] {
  let cut = cutFen;
  return uses
    .toReversed()
    .map((use) => {
      const taken = Math.min(cut, Math.max(0, use.fen));
      cut -= taken;
      return { ...use, fen: use.fen - taken };
    })
    .toReversed();
}
