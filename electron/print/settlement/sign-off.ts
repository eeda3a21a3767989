import { type Html, html } from '../html/html.ts';
import type { PaperInput } from '../paper-input.ts';
import { reprintWords } from '../words/reprint-words.ts';

const HASH_PREFIX = /^sha256:/;

/** The first characters of a pack's hash, as printed. */
const shortPackHash = (hash: string): string => hash.replace(HASH_PREFIX, '').slice(0, 12);

const box = (name: string): Html =>
  html`<td class="sign">
    <div>${name}</div>
    <div class="sign-date">年　　月　　日</div>
  </td>`;

/** Three signatures and the seal, 30 mm high; under them who printed it when, by which pack and engine. */
export function signOff({ printedAt, printedBy, reprint, settlement }: PaperInput): Html {
  const made =
    settlement === null
      ? ''
      : `政策包 ${settlement.pack.id}（校验 ${shortPackHash(settlement.pack.hash)}），测算程序 ${settlement.engine}。`;
  return html`<div class="whole">
    <table class="signatures">
      <tr>
        ${['经办人（签字）', '复核人（签字）', '申请人或代办人（签字）', '经办机构（盖章）'].map(box)}
      </tr>
    </table>
    <p class="printed">${made}打印：${printedAt}，${printedBy}${reprintWords(reprint)}。一式两份，双方各存一份。</p>
  </div>`;
}
