import type { Taken } from '../books/books.ts';
import { REFUSAL_TEXTS, refusalText, type RefusalCode } from '../intake/refusal.ts';

/** Why a batch that reads well is not taken, beside the reader's own codes. */
export const TAKE_REFUSALS = {
  broken_chain: '批次与这台电脑的上一个批次接不上。可能用旧备份恢复过电脑，或有人伪造。请联系县级管理员。',
  other_address: '批次的电脑或编号与上传的地址不一致。请重新发送。',
  other_name: '批次写的电脑名称与登记的不一致。请在窗口重新登记这台电脑后再发送。',
} as const;
export type TakeRefusalCode = keyof typeof TAKE_REFUSALS;

const isOwn = (code: string): code is TakeRefusalCode => Object.hasOwn(TAKE_REFUSALS, code);
const isReaders = (code: string): code is RefusalCode => Object.hasOwn(REFUSAL_TEXTS, code);

function textOf(code: string): string {
  if (isOwn(code)) return TAKE_REFUSALS[code];
  return isReaders(code) ? refusalText({ code, detail: {} }) : '批次未通过检查，已另存待查。';
}

/** Why a batch lies in quarantine. */
export const asideText = (code: string): string =>
  code === 'fork' ? '同一批次号以前收到的是另一份内容' : textOf(code);

/** The outcome of a batch that is not sound; without a text, the sentence of its code. */
export const refused = (code: string, text = textOf(code)): Taken => ({ outcome: 'refused', code, text });
