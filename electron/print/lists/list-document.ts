import { PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { amountText } from '../html/amount-cell.ts';
import { type Html, html } from '../html/html.ts';
import { pageFooter } from '../html/page-footer.ts';
import { paperPage } from '../html/paper-page.ts';
import type { PaperDocument } from '../paper-input.ts';
import { rmbWords } from '../rmb-words.ts';
import { reprintWords } from '../words/reprint-words.ts';
import type { ListPaper } from './list-paper.ts';
import { listTable } from './list-table.ts';

const STYLE = `
body { font-size: 10.5pt; }
.head-line { margin: 2.5mm 0 1.5mm; font-size: 10pt; }
.facts th { width: 27mm; }
h2 { margin: 4mm 0 1.2mm; }
.list { margin-top: 2mm; font-size: 9.5pt; line-height: 1.4; }
.list th, .list td { padding: 1mm 1.2mm; }
.sum td { font-weight: 700; }
.sum { break-before: avoid; }
.total { margin-top: 2.5mm; font-size: 11pt; font-weight: 700; }
.notes { margin-top: 2.5mm; font-size: 10pt; line-height: 1.6; text-align: justify; }
.signs { margin-top: 5mm; }
.signs .sign { position: relative; height: 32mm; vertical-align: top; }
.sign-date { position: absolute; right: 2mm; bottom: 1.5mm; }
.printed { margin-top: 1.5mm; font-size: 8.5pt; }
`;

/** From here on a value takes the whole line: half of one holds no more. */
const LONG_VALUE = 27;

type Fact = ListPaper['facts'][number];

/** Facts two a line, long ones alone. */
function factLines(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  const lines: Fact[][] = [];
  for (const fact of facts) {
    const last = lines.at(-1);
    const isShort = ([, value]: Fact): boolean => value.length < LONG_VALUE;
    if (last?.length === 1 && last.every(isShort) && isShort(fact)) last.push(fact);
    else lines.push([fact]);
  }
  return lines;
}

const factRow = (line: readonly Fact[]): Html =>
  html`<tr>
    ${line.map(
      ([name, value]) =>
        html`<th>${name}</th>
          <td colspan="${line.length === 1 ? 3 : 1}">${value}</td>`,
    )}
  </tr>`;

const factTable = (facts: ListPaper['facts']): Html | null =>
  facts.length === 0
    ? null
    : html`<table class="facts">
        <colgroup>
          <col style="width:27mm" />
          <col />
          <col style="width:27mm" />
          <col />
        </colgroup>
        ${factLines(facts).map(factRow)}
      </table>`;

const signTable = (signers: readonly string[]): Html | null =>
  signers.length === 0
    ? null
    : html`<table>
        <tr>
          ${signers.map(
            (name) =>
              html`<td class="sign">
                <div>${name}</div>
                <div class="sign-date">年　　月　　日</div>
              </td>`,
          )}
        </tr>
      </table>`;

/** A list as HTML for printing. Pure; `hashOf` as in `letterDocument`. */
export function listDocument(paper: ListPaper, hashOf: (text: string) => string): PaperDocument {
  const { kind, townshipName, number, facts, tables, total, notes, signers, isDraft, printedAt, printedBy } = paper;
  const title = PRINT_TITLES[kind];
  const body = html`<h1>${title}</h1>
    <div class="head-line">
      <span>单位：${townshipName}</span><span>编号：<span class="number">${number}</span></span
      ><span>金额单位：元</span>
    </div>
    ${factTable(facts)} ${tables.map(listTable)}
    <div class="whole">
      ${total === null ? null : html`<p class="total">${total.name}：¥${amountText(total.amount)}（人民币${rmbWords(total.amount)}）</p>`}
      ${notes.length === 0 ? null : html`<div class="notes">${notes.map((note) => html`<p>${note}</p>`)}</div>`}
      <div class="signs">${signTable(signers)}</div>
      <p class="printed">打印：${printedAt}，${printedBy}${reprintWords(paper.reprint)}。</p>
    </div>`;
  const page = paperPage({ title, style: STYLE, body, isDraft, mark: paper.mark });
  const shortHash = isDraft ? null : hashOf(page);
  return {
    html: page,
    title: `${title} ${number}`,
    footerTemplate: pageFooter({ number, revision: 0, shortHash, isDraft }),
  };
}
