import type { ListWish } from '#shared/contract/case/paper.ts';
import { readAnyIdDocument } from '#shared/domain/person/id-document.ts';
import { PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { fen, sumFen } from '#shared/fen.ts';
import { maskIdNumber } from '#shared/id-number.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { personCaps } from '../../application/person-caps.ts';
import { countyEntries } from '../../ledger/county-entries.ts';
import type { UserContext } from '../../handlers/unlocked.ts';
import type { ListContent } from './list-content.ts';

const KIND_WORDS = {
  opening: '期初数',
  settlement: '测算确认',
  reversal: '冲回',
  countyCut: '县级核减',
  countyReturn: '县级退回',
} as const;

/** The part of a person that a list is told by: nothing a stranger could read a number from. */
const shortPart = (id: string): string =>
  id
    .replace(/[^0-9a-f]/gi, '')
    .slice(-6)
    .toUpperCase();

/** 台账 of one person and year: every entry, and what is left of the limits. */
export function personLedger(
  context: UserContext,
  { idNumber, year }: Extract<ListWish, { kind: 'personLedger' }>,
): Result<ListContent> {
  const { store } = context.open;
  const read = readAnyIdDocument(idNumber, context.clock.today());
  const person = read.ok ? store.persons.findByIdNumber(read.document.text) : null;
  if (person === null) return fail('NOT_FOUND');
  const ledger = store.ledger.ofPerson(person.id);
  const entries = [...ledger, ...countyEntries(store, ledger)].filter((entry) => entry.year === year);
  if (entries.length === 0) {
    return fail('PAPER_NOT_READY', { paper: PRINT_TITLES.personLedger, why: `${year} 年没有台账记录。` });
  }
  const total = sumFen(entries.map(({ amount }) => amount));
  const caps = personCaps(context, person.id).caps.filter((cap) => cap.year === year);
  return ok({
    suffix: `${year}-${shortPart(person.id)}`,
    facts: [
      ['姓名', person.name],
      ['证件号码', maskIdNumber(read.ok ? read.document.text : '')],
      ['村（居）', person.village],
      ['年度', `${year} 年`],
    ],
    tables: [
      {
        heading: '发生明细',
        columns: [
          { title: '记账时间', mm: 32, as: 'middle' },
          { title: '类型', mm: 20, as: 'middle' },
          { title: '资金', as: 'text' },
          { title: '申请编号', mm: 44, as: 'text' },
          { title: '经办人', mm: 18, as: 'text' },
          { title: '金额', mm: 25, as: 'amount' },
        ],
        rows: entries.map(({ at, kind, fundName, applicationNumber, who, amount }) => [
          at.slice(0, 16).replace('T', ' '),
          KIND_WORDS[kind],
          fundName,
          applicationNumber ?? '',
          who,
          amount,
        ]),
        sum: ['', '合计', '', '', '', total],
        none: '',
      },
      {
        heading: '年度限额',
        columns: [
          { title: '限额', as: 'text' },
          { title: '全年限额', mm: 28, as: 'amount' },
          { title: '已用', mm: 28, as: 'amount' },
          { title: '剩余', mm: 28, as: 'amount' },
          { title: '依据', mm: 48, as: 'text' },
        ],
        rows: caps.map(({ name, limit, used, remaining, article }) => [name, limit, used, remaining, article]),
        sum: null,
        none: '这一年没有设限额的资金，或按现有台账暂不能确定。',
      },
    ],
    total: total < 0 ? null : { name: `${year} 年救助合计`, amount: fen(total) },
    notes: ['“—”表示没有限额。冲回的记录与它冲回的记录一正一负，都列在上面。'],
    signers: ['制表人（签字）', '复核人（签字）', '经办机构（盖章）'],
  });
}
