/** The two papers of the settlement itself, whose titles a policy pack may word. */
const SHEETS = ['settlement', 'approval'] as const;
export type SheetKind = (typeof SHEETS)[number];

/** Letters to the applicant. */
const LETTERS = ['receipt', 'notice', 'authorisation', 'refusal'] as const;
export type LetterKind = (typeof LETTERS)[number];

/** Papers about one application, in the order in which they are shown. */
export const CASE_PAPERS = [...SHEETS, ...LETTERS] as const;
export type PaperKind = (typeof CASE_PAPERS)[number];

/** Papers about several applications, a batch or a person. */
const LIST_PAPERS = ['publicNotice', 'batchSlip', 'personLedger', 'periodList'] as const;
export type ListPaperKind = (typeof LIST_PAPERS)[number];

/** Everything that is printed and kept. */
export const PRINT_KINDS = [...CASE_PAPERS, ...LIST_PAPERS] as const;
export type PrintKind = (typeof PRINT_KINDS)[number];

/** Whether a paper is a letter to the applicant. */
export const isLetter = (kind: PaperKind): kind is LetterKind => LETTERS.some((letter) => letter === kind);

/** Titles as printed. */
export const PRINT_TITLES: Readonly<Record<PrintKind, string>> = {
  settlement: '医疗救助费用结算单',
  approval: '医疗救助申请审批表',
  receipt: '医疗救助申请受理回执',
  notice: '医疗救助申请一次性告知书',
  authorisation: '医疗救助家庭经济状况授权核查委托书',
  refusal: '不予医疗救助告知书',
  publicNotice: '医疗救助对象公示表',
  batchSlip: '医疗救助批次交接单',
  personLedger: '医疗救助个人年度台账',
  periodList: '医疗救助申请登记表',
};
