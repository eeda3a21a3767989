import { type Html, html } from '../html/html.ts';
import type { PaperInput } from '../paper-input.ts';
import { amountText } from '../html/amount-cell.ts';

/** What the reader must know beside the figures, one sentence each. */
function noteSentences({ settlement, eligibility, packForms }: PaperInput): readonly string[] {
  const notes: string[] = [];
  if (settlement === null) return notes;
  const { alternatives, provisional, deferred, recover, missing } = settlement;
  if (alternatives.length > 0) {
    const others = alternatives.map(({ name, aid }) => `${name} ${amountText(aid)} 元`).join('，');
    notes.push(`具有多种身份，取救助金额最高的一种。按其他身份测算：${others}。`);
  }
  if (provisional) notes.push('本次测算使用了未经上级确认的参数或读法，结果为暂定，以县级审核为准。');
  if (missing.length > 0) notes.push(`尚缺：${missing.map(({ text }) => text).join('、')}。补齐后才能确定。`);
  if (deferred > 0) notes.push(`其中 ${amountText(deferred)} 元按政策到年终一并支付，不在本次支付之内。`);
  if (recover > 0) notes.push(`此前多支付 ${amountText(recover)} 元，按追回办理，不从本次支付中抵扣。`);
  for (const { condition, fact, result } of eligibility) {
    if (result === 'unknown') notes.push(`核查“${condition}”未能确定：${fact}。`);
  }
  const readings = packForms?.readings ?? [];
  if (readings.length > 0) notes.push(`政策未写明处按下列读法测算：${readings.join('')}`);
  return notes;
}

/** The notes in one run, numbered when there are several; nothing when there is nothing to say. */
export function notesBlock(input: PaperInput): Html | null {
  const sentences = noteSentences(input);
  if (sentences.length === 0) return null;
  const text = sentences.length === 1 ? sentences : sentences.map((sentence, index) => `${index + 1}. ${sentence}`);
  return html`<p class="notes"><b>说明：</b>${text.join(' ')}</p>`;
}
