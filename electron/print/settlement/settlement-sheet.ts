import { PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { WIDE_FROM } from '../html/amount-cell.ts';
import { type Html, html } from '../html/html.ts';
import { paperPage } from '../html/paper-page.ts';
import type { PaperInput } from '../paper-input.ts';
import { dayText } from '../words/form-words.ts';
import { sumFigure, yearStays } from '../words/stay-lines.ts';
import { notesBlock } from './notes.ts';
import { personTable } from './person-table.ts';
import { resultTables } from './result-table.ts';
import { SETTLEMENT_STYLE } from './settlement-style.ts';
import { signOff } from './sign-off.ts';
import { staysTable } from './stays-table.ts';
import { traceHeading, traceTable } from './trace-table.ts';

const NUMERALS = ['一', '二', '三', '四', '五', '六'] as const;

/** Sections with their headings, numbered in the order in which they are there. */
function sections(parts: readonly (readonly [string, Html | null])[]): readonly Html[] {
  return parts
    .flatMap(([name, content]) => (content === null ? [] : [{ name, content }]))
    .map(
      ({ name, content }, index) =>
        html`<h2>${NUMERALS[index] ?? ''}、${name}</h2>
          ${content}`,
    );
}

/** 结算单: who, what the bills were, what the policy gives for them step by step, and what is paid. */
export function settlementSheet(input: PaperInput): string {
  const { application, settlement, station, packForms, isDraft } = input;
  const stays = yearStays(application.form, settlement);
  const title = packForms?.titles.settlement ?? PRINT_TITLES.settlement;
  const body = html`<h1>${title}</h1>
    <div class="head-line">
      <span>经办窗口：${station.townshipName}</span><span>申请日期：${dayText(application.applicationDate)}</span
      ><span>编号：<span class="number">${application.number ?? '未编号'}</span></span
      ><span>单位：元</span>
    </div>
    ${personTable(input)}
    ${sections([
      ['费用明细', staysTable(stays)],
      ['救助结果', settlement === null ? null : resultTables(settlement)],
      [traceHeading(settlement?.trace ?? []), settlement === null ? null : traceTable(settlement.trace, stays)],
    ])}
    ${notesBlock(input)} ${signOff(input)}`;
  return paperPage({
    title,
    style: SETTLEMENT_STYLE,
    body,
    isDraft,
    mark: input.mark,
    isWide: (sumFigure(stays, 'total') ?? 0) >= WIDE_FROM,
  });
}
