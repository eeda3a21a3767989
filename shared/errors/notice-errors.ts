/** Failures of public notices and objections to them. */
export const NOTICE_ERRORS = {
  NOTICE_UNSET: '还没有设置封批前是否要公示。请管理员在「设置 › 办理时限与公示」里按县级的规定设置，再开始公示。',
  NOTICE_NOT_ASKED: '县级不要求公示，复核通过后可以直接封批。',
  NOTICE_REQUIRED: '申请 {number} 还没有公示，不能封批。请在「公示」页把它列入公示，期满再封批。',
  NOTICE_RUNNING: '申请 {number} 的公示到 {until} 才期满，不能封批。请等公示期过后再封批。',
  NOTICE_OBJECTION: '申请 {number} 还有没处理的异议，不能封批。请复核员在「公示」页认定异议是否成立。',
  NOTICE_USED: '公示 {number} 不能撤回：{why}。其中某份申请有问题时，请把那份申请单独退回修改。',
  NOTICE_START_PAST: '公示不能从已经过去的日期开始。请填今天或以后的日期。',
  OBJECTION_DECIDED: '这条异议已经处理过了。请重新打开本页查看结果。',
  OBJECTION_DAY: '收到异议的日期要在公示开始以后、今天以前（含今天）。请核对日期。',
  FOUR_EYES_OBJECTION:
    '这份申请是您测算的，对它的异议不能由您认定。请切换到另一位复核员办理；本乡镇只有一人时，请管理员向县级医保局申请单人经办授权。',
} as const satisfies Readonly<Record<string, string>>;
