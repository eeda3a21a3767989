import { type Html, html } from '../html/html.ts';
import { withDays } from '../html/with-days.ts';
import { dayWords } from '../words/form-words.ts';
import { reprintWords } from '../words/reprint-words.ts';
import type { LetterHead, MissingItem } from './letter.ts';

/** Lines to write on. */
const SHORT_BLANK: Html = html`<span class="blank short"></span>`;
const BLANK: Html = html`<span class="blank"></span>`;

/** Title, window and number. */
export const letterTitle = (title: string, head: LetterHead): Html =>
  html`<h1>${title}</h1>
    <div class="head-line">
      <span>窗口：${head.townshipName}</span><span>编号：<span class="number">${head.number ?? '未编号'}</span></span>
    </div>`;

/** `佟桂兰（身份证号 2105…）：`: whom the letter is to. */
export const addressee = ({ person }: LetterHead): Html =>
  html`<p class="to"><b>${person.name === '' ? '申请人' : person.name}</b>${idWords(person)}：</p>`;

const idWords = ({ idWord, idNumber }: LetterHead['person']): Html | null =>
  idNumber.trim() === '' ? null : html`（${idWord} <span class="clear nowrap">${idNumber}</span>）`;

/** A day in words, or a line to write it on. */
export const dayOrBlank = (day: string | null): Html =>
  day === null || day.trim() === ''
    ? html`${SHORT_BLANK}年${SHORT_BLANK}月${SHORT_BLANK}日`
    : html`<b>${dayWords(day)}</b>`;

/** `咨询电话：024-…`, or a line for it. */
export const phoneLine = ({ windowPhone }: LetterHead): Html =>
  html`<p>咨询电话：${windowPhone.trim() === '' ? BLANK : html`<b>${windowPhone}</b>`}</p>`;

/** What is missing, numbered, with a box to tick when it has been brought. */
export const missingTable = (missing: readonly MissingItem[]): Html =>
  html`<table class="missing">
    <colgroup>
      <col style="width:14mm" />
      <col />
      <col style="width:68mm" />
      <col style="width:22mm" />
    </colgroup>
    <thead>
      <tr>
        <th>序号</th>
        <th>需要补齐的材料或事项</th>
        <th>为什么需要</th>
        <th>补齐情况</th>
      </tr>
    </thead>
    <tbody>
      ${missing.map(
        ({ what, why }, index) =>
          html`<tr>
            <td class="middle">${index + 1}</td>
            <td>${withDays(what)}</td>
            <td>${withDays(why)}</td>
            <td class="middle">□ 已补齐</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

/** Boxes to sign in, the last one for the seal, 30 mm high; under them who printed it. */
export const letterSigns = (names: readonly string[], head: LetterHead, copies: string): Html =>
  html`<div class="whole signs">
    <table>
      <tr>
        ${names.map(
          (name) =>
            html`<td class="sign">
              <div>${name}</div>
              <div class="sign-date">年　　月　　日</div>
            </td>`,
        )}
      </tr>
    </table>
    <p class="printed">${copies}打印：${head.printedAt}，${head.printedBy}${reprintWords(head.reprint)}。</p>
  </div>`;
