/**
 * How an application stands with its public notice: the county asks for one and it is in none; it hangs; its days are over;
 * or somebody objected and nobody has decided.
 */
export const NOTICE_STAGES = ['asked', 'running', 'over', 'objected'] as const;

export type NoticeStage = (typeof NOTICE_STAGES)[number];

/** The one word for each that is shown in place of the status. */
export const NOTICE_STAGE_WORDS: Readonly<Record<Exclude<NoticeStage, 'asked'>, string>> = {
  running: '公示中',
  over: '公示期满',
  objected: '有异议',
};
