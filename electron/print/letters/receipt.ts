import type { Fen } from '#shared/fen.ts';
import { amountText } from '../html/amount-cell.ts';
import { type Html, html } from '../html/html.ts';
import { rmbWords } from '../rmb-words.ts';
import type { HandedIn, Letter } from './letter.ts';
import { addressee, dayOrBlank, letterSigns, missingTable, phoneLine } from './letter-parts.ts';

const count = (number: number | null): Html =>
  html`<td class="middle">${number === null ? '　份' : `${number} 份`}</td>`;

const tick = (isSo: boolean): Html => html`<td class="middle">${isSo ? '√' : ''}</td>`;

const materialTable = (materials: readonly HandedIn[]): Html =>
  html`<table class="handed-in">
    <colgroup>
      <col style="width:14mm" />
      <col />
      <col style="width:19mm" />
      <col style="width:17mm" />
      <col style="width:14mm" />
      <col style="width:14mm" />
      <col style="width:14mm" />
    </colgroup>
    <thead>
      <tr>
        <th>序号</th>
        <th>收到的材料</th>
        <th>形式</th>
        <th>份数</th>
        <th>留存</th>
        <th>退还</th>
        <th>扫描</th>
      </tr>
    </thead>
    <tbody>
      ${materials.map(
        (material, index) =>
          html`<tr>
            <td class="middle">${index + 1}</td>
            <td>${material.name}</td>
            <td class="middle">${material.form}</td>
            ${count(material.count)}${tick(material.after === 'kept')}${tick(material.after === 'returned')}${tick(material.isScanned)}
          </tr>`,
      )}
    </tbody>
  </table>`;

const billWords = (number: number, total: Fen | null): string =>
  total === null
    ? `医疗费用票据 ${number} 张。`
    : `医疗费用票据 ${number} 张，总费用合计 ¥${amountText(total)}（人民币${rmbWords(total)}）。`;

/** 受理回执: what was received, what of it was kept, and what is still missing. */
export const receiptBody = ({
  head,
  acceptedOn,
  materials,
  bills,
  missing,
}: Extract<Letter, { kind: 'receipt' }>): Html =>
  html`${addressee(head)}
    <p class="text">
      你于${dayOrBlank(head.applicationDate)}提出的医疗救助申请，本窗口已于${dayOrBlank(acceptedOn)}受理。${
        head.agent === null ? null : `本次由代办人${head.agent.name}（${head.agent.relation}）办理。`
      }申请中列有${billWords(bills.count, bills.total)}
    </p>
    <h2>收到的材料</h2>
    ${materialTable(materials)}
    <h2>还需补齐的事项</h2>
    ${
      missing.length === 0
        ? html`<p class="text">没有需要补齐的事项。</p>`
        : html`${missingTable(missing)}
            <p class="text">请于${dayOrBlank(head.limitOn)}前补齐。</p>`
    }
    ${phoneLine(head)}
    ${letterSigns(['受理人（签字）', '申请人或代办人（签收）', '受理窗口（盖章）'], head, '凭本回执查询办理进度和领回退还的原件。一式两份，双方各存一份。')}`;
