/** Why a number is not somebody's any more: they were given another one, or it never was theirs. */
export const NUMBER_ENDS = ['changed', 'mistyped'] as const;
export type NumberEnd = (typeof NUMBER_ENDS)[number];

/** Words for people. */
export const NUMBER_END_WORDS: Readonly<Record<NumberEnd, string>> = {
  changed: '换了号（原号码以前是本人的）',
  mistyped: '录错了（原号码不是本人的）',
};
