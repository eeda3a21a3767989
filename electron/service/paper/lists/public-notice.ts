import type { ListWish } from '#shared/contract/case/paper.ts';
import { EXEMPT_FACT_WORDS } from '#shared/domain/exemption/exempt-fact.ts';
import { maskName } from '#shared/domain/notice/notice-rule.ts';
import { PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { fen, NO_FEN, sumFen } from '#shared/fen.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { ExemptionRecord } from '../../../store/records/exemption-record.ts';
import { applicationRow } from '../../application/application-rows.ts';
import type { UserContext } from '../../handlers/unlocked.ts';
import { classWords } from './case-rows.ts';
import type { ListContent } from './list-content.ts';

/** What two people set aside for the person with this number of the list: the condition alone, for whoever reads it. */
function specialNote(exemptions: readonly ExemptionRecord[], number: number): readonly string[] {
  if (exemptions.length === 0) return [];
  const conditions = [...new Set(exemptions.map(({ fact }) => EXEMPT_FACT_WORDS[fact]))].join('、');
  return [`第 ${number} 号的「${conditions}」按特殊情形办理，由经办机构两人核定。`];
}

/**
 * 公示表 of a notice, without what left it. It hangs where everybody reads it: names and numbers masked, no account, no
 * disease, no address but the village.
 */
export function publicNotice(
  { open: { store, station } }: UserContext,
  { noticeId }: Extract<ListWish, { kind: 'publicNotice' }>,
): Result<ListContent> {
  const notice = store.notices.get(noticeId);
  if (notice === null) return fail('NOT_FOUND');
  const paper = PRINT_TITLES.publicNotice;
  if (notice.withdrawn !== null) return fail('PAPER_NOT_READY', { paper, why: '这次公示已经撤回。' });
  const lines = notice.items.flatMap(({ applicationId, isIn }) => {
    const record = isIn ? store.applications.get(applicationId) : null;
    return record === null ? [] : [{ record, row: applicationRow(record) }];
  });
  if (lines.length === 0) return fail('PAPER_NOT_READY', { paper, why: '列入公示的申请都已退出。' });
  const total = sumFen(lines.map(({ record }) => record.payable ?? NO_FEN));
  const costs = sumFen(lines.map(({ row }) => fen(row.totalCost ?? 0)));
  return ok({
    suffix: notice.number.split('-').slice(-2).join('-'),
    facts: [
      ['公示单位', station.townshipName],
      ['公示期', `${notice.from} 至 ${notice.to}（${notice.length}）`],
      ['公示人数', `${new Set(lines.map(({ record }) => record.personId ?? record.id)).size} 人`],
      ['公示地点', notice.place],
      ['监督电话', notice.phone],
      ['依据', notice.source],
    ],
    tables: [
      {
        heading: '',
        columns: [
          { title: '序号', mm: 11, as: 'middle' },
          { title: '姓名', mm: 22, as: 'text' },
          { title: '证件号码', mm: 39, as: 'middle' },
          { title: '村（居）', as: 'text' },
          { title: '救助类别', mm: 30, as: 'text' },
          { title: '总费用', mm: 24, as: 'amount' },
          { title: '救助金额', mm: 24, as: 'amount' },
        ],
        rows: lines.map(({ record, row }, index) => [
          String(index + 1),
          maskName(row.personName),
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
      ...lines.flatMap(({ record }, index) => specialNote(store.exemptions.signedOf(record.id), index + 1)),
      '公示期内对上列对象或金额有异议的，请用电话、书面或当面向公示单位反映，并尽量写明姓名、联系方式和理由。公示单位对反映人的情况保密，并对异议进行核实。',
    ],
    signers: ['公示经办人（签字）', '村（居）监督人（签字）', '公示单位（盖章）'],
  });
}
