import { MOST_LISTED } from '#shared/contract/case/application.ts';
import type { ListWish } from '#shared/contract/case/paper.ts';
import { STATUS_WORDS } from '#shared/domain/application-status.ts';
import { PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { type Fen, fen, formatYuanGrouped, sumFen } from '#shared/fen.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { listApplications } from '../../desk/list-applications.ts';
import type { UserContext } from '../../handlers/unlocked.ts';
import type { Store } from '../../../store/store.ts';
import { grantedOf } from '../../ledger/county-words.ts';
import { compactDay } from './case-rows.ts';
import type { ListContent } from './list-content.ts';

/** 申请登记表: what was accepted in a time, where it stands now, and its amounts. */
export function periodList(
  { open: { store }, search, clock }: UserContext,
  { from, to }: Extract<ListWish, { kind: 'periodList' }>,
): Result<ListContent> {
  const paper = PRINT_TITLES.periodList;
  if (to < from) return fail('PAPER_NOT_READY', { paper, why: '结束日期早于开始日期。' });
  const { rows, total } = listApplications(
    store,
    search,
    {
      status: 'all',
      county: null,
      text: '',
      order: { by: 'updated', isDescending: true },
      most: MOST_LISTED,
    },
    clock.today(),
  );
  // A list that silently lacks its end would be worse than none.
  if (total > rows.length)
    return fail('PAPER_NOT_READY', { paper, why: `申请超过 ${MOST_LISTED} 份，登记表暂不能一次列出。` });
  const lines = rows
    .filter(({ acceptedOn }) => acceptedOn !== null && from <= acceptedOn && acceptedOn <= to)
    .sort((a, b) => ((a.number ?? '') < (b.number ?? '') ? -1 : 1));
  if (lines.length === 0) return fail('PAPER_NOT_READY', { paper, why: '这段时间没有受理的申请。' });
  const granted = grantedAmong(
    store,
    lines.map(({ id }) => id),
  );
  const payable = sumFen(lines.map((line) => fen(line.payable ?? 0)));
  return ok({
    suffix: `${compactDay(from)}-${compactDay(to)}`,
    facts: [
      ['受理期间', `${from} 至 ${to}`],
      ['份数', `${lines.length} 份`],
      ['县级已批准', `${granted.length} 份`],
      ['县级批准金额', `${formatYuanGrouped(sumFen(granted))} 元`],
    ],
    tables: [
      {
        heading: '',
        columns: [
          { title: '序号', mm: 10, as: 'middle' },
          { title: '申请编号', mm: 42, as: 'text' },
          { title: '受理日期', mm: 21, as: 'middle' },
          { title: '姓名', as: 'text' },
          { title: '村（居）', mm: 22, as: 'text' },
          { title: '状态', mm: 15, as: 'middle' },
          { title: '总费用', mm: 23, as: 'amount' },
          { title: '救助金额', mm: 22, as: 'amount' },
        ],
        rows: lines.map((line, index) => [
          String(index + 1),
          line.number,
          line.acceptedOn,
          line.personName,
          line.village,
          STATUS_WORDS[line.status],
          line.totalCost,
          line.payable,
        ]),
        sum: [
          '',
          '合计',
          '',
          `${lines.length} 份`,
          '',
          '',
          sumFen(lines.map((line) => fen(line.totalCost ?? 0))),
          payable,
        ],
        none: '',
      },
    ],
    total: { name: '救助金额合计', amount: payable },
    notes: [
      '救助金额是已确认测算的应付金额；“—”表示还没有确认。',
      '县级批准金额是县级到打印时为止对表内申请批准的金额合计，部分批准的按批准的金额计入。',
    ],
    signers: ['制表人（签字）', '负责人（签字）', '经办机构（盖章）'],
  });
}

/** What the county granted of each application of which it granted something. */
const grantedAmong = (store: Store, ids: readonly string[]): readonly Fen[] =>
  ids.flatMap((id) => {
    const record = store.applications.get(id);
    const amount = record === null ? null : grantedOf(store, record);
    return amount === null ? [] : [amount];
  });
