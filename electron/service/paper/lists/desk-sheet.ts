import { type DeskRow, type ListWanted, MOST_LISTED } from '#shared/contract/case/application.ts';
import { STATUS_WORDS } from '#shared/domain/application-status.ts';
import { LISTED_STAGE_WORDS } from '#shared/domain/county/county-stage.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { listApplications } from '../../desk/list-applications.ts';
import type { UserContext } from '../../handlers/unlocked.ts';
import { pcNameOf } from '../../session/station.ts';
import { printedBy } from '../paper-facts.ts';
import { compactDay } from './case-rows.ts';
import type { ListSheet } from './list-sheet.ts';
import type { ListTable } from '../../../print/lists/list-paper.ts';

const TITLE = '受理台申请列表';

const leftWords = ({ deadline }: DeskRow): string => {
  if (deadline === null) return '';
  const left = deadline.left < 0 ? `超期 ${-deadline.left} 个工作日` : `剩 ${deadline.left} 个工作日`;
  return deadline.isPaused ? `${left}，已暂停` : left;
};

const statusWords = ({ status, county }: Pick<ListWanted, 'status' | 'county'>): string =>
  county !== null
    ? LISTED_STAGE_WORDS[county]
    : status === null
      ? '全部'
      : status === 'all'
        ? '全部（不含作废）'
        : STATUS_WORDS[status];

const tableOf = (rows: readonly DeskRow[]): ListTable => ({
  heading: '申请',
  columns: [
    { title: '申请编号', mm: 46, as: 'text' },
    { title: '状态', mm: 24, as: 'text' },
    { title: '姓名', mm: 24, as: 'text' },
    { title: '证件号码', mm: 42, as: 'text' },
    { title: '村（居）', mm: 30, as: 'text' },
    { title: '票据', mm: 14, as: 'count' },
    { title: '总费用', mm: 26, as: 'amount' },
    { title: '救助金额', mm: 26, as: 'amount' },
    { title: '受理日期', mm: 24, as: 'text' },
    { title: '办理期限', mm: 24, as: 'text' },
    { title: '剩余', mm: 34, as: 'text' },
    { title: '更新时间', mm: 32, as: 'text' },
  ],
  rows: rows.map((row) => [
    row.number ?? '',
    STATUS_WORDS[row.status],
    row.personName,
    row.idNumberMasked,
    row.village,
    row.visitCount,
    row.totalCost,
    row.payable,
    row.acceptedOn ?? '',
    row.deadline?.due ?? '',
    leftWords(row),
    row.updatedAt.slice(0, 16).replace('T', ' '),
  ]),
  sum: null,
  none: '',
});

/**
 * The list of 受理台 as somebody narrowed and sorted it, with no more of a number than the screen shows. PAPER_NOT_READY while it is
 * not whole: a table that silently lacks its end would be taken for all there is.
 */
export function deskSheet({ open, search, clock }: UserContext, wanted: Omit<ListWanted, 'most'>): Result<ListSheet> {
  const { store, station } = open;
  const today = clock.today();
  const { rows, total, reading } = listApplications(store, search, { ...wanted, most: MOST_LISTED }, today);
  if (reading !== null) return fail('PAPER_NOT_READY', { paper: TITLE, why: '数据还在读取，请稍等片刻。' });
  if (total > rows.length) {
    return fail('PAPER_NOT_READY', { paper: TITLE, why: `申请超过 ${MOST_LISTED} 份，请先用筛选缩小范围。` });
  }
  return ok({
    title: TITLE,
    townshipName: station.townshipName,
    number: `${pcNameOf(station)}-L-${compactDay(today)}`,
    facts: [
      ['状态', statusWords(wanted)],
      ['筛选', wanted.text.trim()],
      ['份数', `${rows.length} 份`],
    ],
    notes: ['证件号只列首尾几位。文件没有加密，用完请删除。'],
    ...printedBy({ clock, open }),
    tables: [tableOf(rows)],
  });
}
