import { PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { WIDE_FROM } from '../html/amount-cell.ts';
import { html } from '../html/html.ts';
import { paperPage } from '../html/paper-page.ts';
import type { PaperInput } from '../paper-input.ts';
import { dayWords } from '../words/form-words.ts';
import { reprintWords } from '../words/reprint-words.ts';
import { currentStays, sumFigure } from '../words/stay-lines.ts';
import { applicantTable } from './applicant-rows.ts';
import { APPROVAL_STYLE } from './approval-style.ts';
import { materialTable } from './material-rows.ts';
import { opinionTables } from './opinion-rows.ts';
import { applicationStays } from './stays-rows.ts';
import { requestTable } from './request-rows.ts';

/** 申请审批表: the paper that travels from the applicant over village and township to the county. */
export function approvalForm(input: PaperInput): string {
  const { application, settlement, station, packForms, isDraft, printedAt, printedBy, reprint } = input;
  const title = packForms?.titles.approval ?? PRINT_TITLES.approval;
  const stays = currentStays(application.form, settlement);
  const isWide = (sumFigure(stays, 'total') ?? 0) >= WIDE_FROM;
  const body = html`<h1>${title}</h1>
    <div class="head-line">
      <span>受理窗口：${station.townshipName}</span><span>申请日期：${dayWords(application.applicationDate)}</span
      ><span>编号：<span class="number">${application.number ?? '未编号'}</span></span>
    </div>
    ${applicantTable(input)} ${applicationStays(stays)} ${requestTable(input)}
    <section class="whole">
      <h2>材料清单</h2>
      ${materialTable(input)}
    </section>
    <h2>调查、审核、审批意见</h2>
    ${opinionTables()}
    <p class="printed">打印：${printedAt}，${printedBy}${reprintWords(reprint)}。</p>`;
  return paperPage({ title, style: APPROVAL_STYLE, body, isDraft, mark: input.mark, isWide });
}
