/** What decides which of two files is proposed to be kept. Ids count up with time. */
export type MergeFile = { readonly id: string; readonly isMember: boolean; readonly applicationCount: number };

/** Id of the file that more hangs on: the one in a household, then the one with applications, then the older one. */
export function proposedFile(one: MergeFile, other: MergeFile): string {
  if (one.isMember !== other.isMember) return one.isMember ? one.id : other.id;
  const [ownCounts, otherCounts] = [one.applicationCount > 0, other.applicationCount > 0];
  if (ownCounts !== otherCounts) return ownCounts ? one.id : other.id;
  return one.id < other.id ? one.id : other.id;
}
