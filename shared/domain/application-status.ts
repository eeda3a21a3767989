/** Where an application stands. Words and order are the same on every page and paper. */
export const APPLICATION_STATUSES = ['draft', 'accepted', 'settled', 'reviewed', 'sealed', 'discarded'] as const;

export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

/** The one word for each status. */
export const STATUS_WORDS: Readonly<Record<ApplicationStatus, string>> = {
  draft: '草稿',
  accepted: '已受理',
  settled: '已测算',
  reviewed: '已复核',
  sealed: '已封批',
  discarded: '已作废',
};

/** What the clerk does next, in a verb; null when nothing is left to do at the window. */
export const NEXT_ACTIONS: Readonly<Record<ApplicationStatus, string | null>> = {
  draft: '填完并受理',
  accepted: '核对并确认测算',
  settled: '待复核',
  reviewed: '打印文书并封批',
  sealed: '送交县级，等待回执',
  discarded: null,
};
