import { letterDocument } from '../../electron/print/letter-document.ts';
import type { Letter } from '../../electron/print/letters/letter.ts';
import { listDocument } from '../../electron/print/lists/list-document.ts';
import type { ListPaper } from '../../electron/print/lists/list-paper.ts';
import { paperDocument } from '../../electron/print/paper-document.ts';
import type { PaperDocument, PaperInput } from '../../electron/print/paper-input.ts';
import { recoveryPaper } from '../../electron/print/recovery-paper.ts';
import { AUTHORISATION, NOTICE, RECEIPT, REFUSAL } from './letters/sample-letters.ts';
import { BATCH_SLIP, PERIOD_LIST, PERSON_LEDGER, publicNoticeOf } from './lists/sample-lists.ts';
import { ONE_STAY, WHOLE_FORM, WHOLE_YEAR } from './sample.ts';

const HASH = '9f2c41d07ab3';
const ofLetter = (letter: Letter): PaperDocument => letterDocument(letter, () => HASH);
const ofList = (list: ListPaper): PaperDocument => listDocument(list, () => HASH);

const DRAFT: PaperInput = {
  ...ONE_STAY,
  isDraft: true,
  shortHash: null,
  application: { ...ONE_STAY.application, number: null },
};

type DrawnPaper = Omit<PaperDocument, 'footerTemplate'> & { readonly footerTemplate?: string };

/** Every kind of paper once, by the name its kept pictures have. */
export const DRAWN_PAPERS: Readonly<Record<string, DrawnPaper>> = {
  settlement: paperDocument('settlement', WHOLE_FORM),
  'settlement-of-a-year': paperDocument('settlement', WHOLE_YEAR),
  'settlement-draft': paperDocument('settlement', DRAFT),
  approval: paperDocument('approval', WHOLE_FORM),
  receipt: ofLetter(RECEIPT),
  notice: ofLetter(NOTICE),
  authorisation: ofLetter(AUTHORISATION),
  refusal: ofLetter(REFUSAL),
  'public-notice': ofList(publicNoticeOf(12)),
  'batch-slip': ofList(BATCH_SLIP),
  'person-ledger': ofList(PERSON_LEDGER),
  'period-list': ofList(PERIOD_LIST),
  recovery: recoveryPaper({
    townshipName: '溪口县桥头镇人民政府',
    pcName: '210599103-A',
    userName: '赵敏',
    recoveryCode: '7KQ2-M4ZC-9T0H-XW3P-58RV-JB6N-2DFA-EG7S-9D',
    madeOn: '2023-06-15',
  }),
};
