/** Where an application stands. Words and order are the same on every page and paper. */
export const APPLICATION_STATUSES = [
  'draft',
  'accepted',
  'correcting',
  'settled',
  'reviewed',
  'noticing',
  'sealed',
  'refusing',
  'refused',
  'withdrawn',
  'discarded',
] as const;

export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

/** The one word for each status. */
export const STATUS_WORDS: Readonly<Record<ApplicationStatus, string>> = {
  draft: '草稿',
  accepted: '已受理',
  correcting: '待补正',
  settled: '已测算',
  reviewed: '已复核',
  noticing: '公示中',
  sealed: '已封批',
  refusing: '拟不予救助',
  refused: '不予救助',
  withdrawn: '已撤回',
  discarded: '已作废',
};

/** What the clerk does next, in a verb; null when nothing is left to do at the window. */
export const NEXT_ACTIONS: Readonly<Record<ApplicationStatus, string | null>> = {
  draft: '填完并受理',
  accepted: '核对并确认测算',
  correcting: '等申请人补齐材料',
  settled: '待复核',
  reviewed: '打印文书并封批',
  noticing: '公示期满后封批',
  sealed: '送交县级，等待回执',
  refusing: '由第二人确认',
  refused: null,
  withdrawn: null,
  discarded: null,
};

/** The settlement is confirmed and can still be taken back at the window. */
export const isUnsealedSettlement = (status: ApplicationStatus): boolean =>
  status === 'settled' || status === 'reviewed' || status === 'noticing';

/** The settlement is confirmed and stands in the ledger. */
export const isConfirmed = (status: ApplicationStatus): boolean => isUnsealedSettlement(status) || status === 'sealed';

/** Came to its end without aid; nothing of it counts any more. */
export const isClosed = (status: ApplicationStatus): boolean =>
  status === 'refused' || status === 'withdrawn' || status === 'discarded';

/** Still at the window, not on its way to the county: its time limit runs once it was accepted, and new facts change it. */
export const isUndecided = (status: ApplicationStatus): boolean => !isClosed(status) && status !== 'sealed';
