import { formatYuanGrouped } from '../../fen.ts';
import { readAmount, readDay } from '../../typed-text.ts';
import { AMOUNT_FIELDS, type Tri, type VisitEntry } from '../application-form.ts';
import { AMOUNT_WORDS } from '../check-visit.ts';
import type { FormField } from './form-field.ts';

const YES_NO: Readonly<Record<Tri, string>> = { '': '', yes: '是', no: '否' };
const LEVELS: Readonly<Record<VisitEntry['level'], string>> = { '': '', '1': '一级', '2': '二级', '3': '三级' };
const AREAS: Readonly<Record<VisitEntry['area'], string>> = { '': '', local: '区内', outside: '区外' };
const KINDS: Readonly<Record<VisitEntry['kind'], string>> = {
  '': '',
  inpatient: '住院',
  outpatient_chronic: '门诊慢特病',
  outpatient_major: '重特大门诊',
  outpatient_general: '普通门诊',
  outpatient_two_diseases: '“两病”门诊',
};

/** An amount in one form; as it was typed when it cannot be read. */
export function amountWords(typed: string): string {
  const read = readAmount(typed);
  return typed.trim() === '' || !read.ok ? typed.trim() : formatYuanGrouped(read.amount);
}

/** A day in one form; as it was typed when it cannot be read. */
export function dayWords(typed: string): string {
  const read = readDay(typed);
  return read.ok ? read.day : typed.trim();
}

/** The fields of a bill line in the order of the page; `index` from 0. */
export function visitFields(visit: VisitEntry, index: number): readonly FormField[] {
  const group = `第 ${index + 1} 张票据`;
  const field = (at: string, label: string, value: string, isAmount = false): FormField => ({
    path: `visits.${visit.key}.${at}`,
    group,
    label,
    value: value.trim(),
    isAmount,
  });
  return [
    field('kind', '类别', KINDS[visit.kind]),
    field('hospital', '医院', visit.hospital),
    field('level', '级别', LEVELS[visit.level]),
    field('designated', '定点', YES_NO[visit.designated]),
    field('area', '区内外', AREAS[visit.area]),
    field('referral', '转诊', YES_NO[visit.referral]),
    field('from', '入院', dayWords(visit.from)),
    field('to', '出院', dayWords(visit.to)),
    field('layers', '保险支付', visit.layers === 'compute' ? '计算' : '按单'),
    ...AMOUNT_FIELDS.map((name) =>
      field(`amounts.${name}`, AMOUNT_WORDS[name], amountWords(visit.amounts[name]), true),
    ),
    field('bill.code', '票据代码', visit.bill.code),
    field('bill.number', '票据号', visit.bill.number),
    field('bill.check', '校验码', visit.bill.check),
    field('diagnosis', '诊断', visit.diagnosis),
    field('psychiatric', '精神科', visit.psychiatric ? '是' : '否'),
    field('bedDays', '床日', visit.bedDays),
    field('listTotal', '清单合计', amountWords(visit.listTotal), true),
  ];
}
