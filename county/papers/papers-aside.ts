import { isPapersRefusalCode, papersRefusalText } from '../intake/papers/papers-refusal.ts';
import type { TakenPapers } from './papers.ts';

/** Why papers that read well are not taken, beside the reader's own codes. */
const TAKE_REFUSALS = {
  other_address: '材料的电脑或批号与上传的地址不一致。请重新发送。',
  other_name: '材料写的电脑名称与登记的不一致。请在窗口重新登记这台电脑后再发送。',
  other_batch: '材料所属的批次与县里收到的这一批内容不同。请与乡镇核对那台电脑是否用旧备份恢复过。',
  other_case: '材料里有这一批没有的申请，没有接收。',
  too_often:
    '同一份材料已送来很多次，每次是另一个文件，这一个没有接收；以前接收的都在。请与乡镇核对那台电脑为什么一再重做。',
  papers_fork: '同一份材料以前收到的是另一些内容，没有接收；以先收到的为准。',
} as const;
export type TakePapersCode = keyof typeof TAKE_REFUSALS;

const isOwn = (code: string): code is TakePapersCode => Object.hasOwn(TAKE_REFUSALS, code);

/** The sentence of a code that papers lie in quarantine with, or an alarm names. */
export function papersAsideText(code: string): string {
  if (isOwn(code)) return TAKE_REFUSALS[code];
  return isPapersRefusalCode(code) ? papersRefusalText({ code, detail: {} }) : '材料未通过检查，已另存待查。';
}

/** The outcome of papers that are not sound; without a text, the sentence of its code. */
export const refusedPapers = (code: string, text = papersAsideText(code)): TakenPapers => ({
  outcome: 'refused',
  code,
  text,
});
