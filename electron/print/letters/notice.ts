import { type Html, html } from '../html/html.ts';
import type { Letter } from './letter.ts';
import { addressee, dayOrBlank, letterSigns, missingTable, phoneLine } from './letter-parts.ts';

/** 一次性告知书: all that is missing, at once, by when, and whom to ask. */
export const noticeBody = ({ head, missing }: Extract<Letter, { kind: 'notice' }>): Html =>
  html`${addressee(head)}
    <p class="text">
      你${head.agent === null ? '' : `（由${head.agent.name}代办）`}于${dayOrBlank(head.applicationDate)}向本窗口提出的医疗救助申请，经核对还缺下列
      ${missing.length} 项，现一次性全部告知。请于${dayOrBlank(head.limitOn)}前补齐；已经交来的材料不必再交。
    </p>
    <h2>需要补齐的材料或事项</h2>
    ${missingTable(missing)}
    <p class="text">
      补齐以后，本窗口按原申请继续办理，不会再以没有告知过的材料为由要求补正。不清楚怎样取得某项材料的，请打电话询问，不必白跑一趟。
    </p>
    ${phoneLine(head)}
    ${letterSigns(['告知人（签字）', '申请人或代办人（签收）', '受理窗口（盖章）'], head, '本告知书一式两份，申请人和窗口各存一份。')}`;
