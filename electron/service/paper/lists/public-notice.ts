import type { ListWish } from '#shared/contract/case/paper.ts';
import { PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { fen, NO_FEN, sumFen } from '#shared/fen.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { applicationRow } from '../../application/application-rows.ts';
import type { UserContext } from '../../handlers/unlocked.ts';
import { classWords, compactDay } from './case-rows.ts';
import type { ListContent } from './list-content.ts';

/**
 * 公示表 of what was reviewed and is in no batch yet. It hangs where everybody reads it: numbers masked, no account, no
 * disease, no address but the village.
 */
export function publicNotice(
  { open: { store, station } }: UserContext,
  { from, to, windowPhone }: Extract<ListWish, { kind: 'publicNotice' }>,
): Result<ListContent> {
  const records = store.applications.standing('reviewed');
  const title = PRINT_TITLES.publicNotice;
  if (records.length === 0) return fail('PAPER_NOT_READY', { paper: title, why: '没有已复核、待封批的申请。' });
  if (to < from) return fail('PAPER_NOT_READY', { paper: title, why: '公示结束日期早于开始日期。' });
  const lines = records.map((record) => ({ record, row: applicationRow(record) }));
  const total = sumFen(lines.map(({ record }) => record.payable ?? NO_FEN));
  const costs = sumFen(lines.map(({ row }) => fen(row.totalCost ?? 0)));
  return ok({
    suffix: compactDay(from),
    facts: [
      ['公示单位', station.townshipName],
      ['公示期', `${from} 至 ${to}`],
      ['公示人数', `${new Set(lines.map(({ record }) => record.personId ?? record.id)).size} 人`],
      ['监督电话', windowPhone],
    ],
    tables: [
      {
        heading: '',
        columns: [
          { title: '序号', mm: 11, as: 'middle' },
          { title: '姓名', mm: 26, as: 'text' },
          { title: '证件号码', mm: 39, as: 'middle' },
          { title: '村（居）', as: 'text' },
          { title: '救助类别', mm: 30, as: 'text' },
          { title: '总费用', mm: 24, as: 'amount' },
          { title: '救助金额', mm: 24, as: 'amount' },
        ],
        rows: lines.map(({ record, row }, index) => [
          String(index + 1),
          row.personName,
          row.idNumberMasked,
          row.village,
          classWords(record),
          row.totalCost,
          record.payable,
        ]),
        sum: ['', '合计', '', '', '', costs, total],
        none: '',
      },
    ],
    total: { name: '救助金额合计', amount: total },
    notes: [
      '公示期内对上列对象或金额有异议的，请用电话、书面或当面向公示单位反映，并尽量写明姓名、联系方式和理由。公示单位对反映人的情况保密，并对异议进行核实。',
    ],
    signers: ['公示经办人（签字）', '村（居）监督人（签字）', '公示单位（盖章）'],
  });
}
