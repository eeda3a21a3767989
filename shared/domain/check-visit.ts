import { addDays, type Day, daysBetween } from '../day.ts';
import { type Fen, fen, formatYuanGrouped, NO_FEN } from '../fen.ts';
import { readAmount, readDay } from '../typed-text.ts';
import { amountProblem } from './bill/amount-problem.ts';
import { AMOUNT_FIELDS, type AmountField, type VisitEntry } from './application-form.ts';
import type { FormQuestions } from './asked/form-questions.ts';
import { computedAmounts } from './asked/computed-amounts.ts';
import { checkBill } from './bill/check-bill.ts';
import { checkListTotal } from './bill/check-list-total.ts';
import { dayProblem } from './person/day-problem.ts';
import { type FormProblem, missing, warning, wrong } from './form-problem.ts';

/** Column names of the bill grid, as on the national settlement slip. */
export const AMOUNT_WORDS: Readonly<Record<AmountField, string>> = {
  total: '总费用',
  ownExpense: '全自费',
  overLimit: '超限价',
  firstPay: '先行自付',
  inScope: '范围内',
  basic: '基本医保',
  seriousIllness: '大病保险',
  supplement: '其他补充',
  other: '其他赔付',
};

/** Must be typed, zero included; the others count as zero while empty. */
const REQUIRED: readonly AmountField[] = ['total', 'inScope', 'basic'];

/** Fen of each amount that can be read; an empty optional one is zero, an unreadable or empty required one is null. */
export type ReadAmounts = Readonly<Record<AmountField, Fen | null>>;

/** `computed`: amounts the program works out; what stands in their fields is not heeded, and they are zero here. */
export function readAmounts(visit: VisitEntry, computed: readonly AmountField[] = []): ReadAmounts {
  const read = (field: AmountField): Fen | null => {
    if (computed.includes(field)) return NO_FEN;
    const typed = visit.amounts[field];
    if (typed.trim() === '') return REQUIRED.includes(field) ? null : NO_FEN;
    const result = readAmount(typed);
    return result.ok ? result.amount : null;
  };
  return {
    total: read('total'),
    ownExpense: read('ownExpense'),
    overLimit: read('overLimit'),
    firstPay: read('firstPay'),
    inScope: read('inScope'),
    basic: read('basic'),
    seriousIllness: read('seriousIllness'),
    supplement: read('supplement'),
    other: read('other'),
  };
}

/** 总费用 − (全自费 + 超限价 + 先行自付 + 范围内) in fen; null while one of them cannot be read. Zero means it adds up. */
export function reconcile(visit: VisitEntry): Fen | null {
  const { total, ownExpense, overLimit, firstPay, inScope } = readAmounts(visit);
  if (total === null || ownExpense === null || overLimit === null || firstPay === null || inScope === null) return null;
  return fen(total - ownExpense - overLimit - firstPay - inScope);
}

function checkAmounts(visit: VisitEntry, path: string, computed: readonly AmountField[]): FormProblem[] {
  const problems: FormProblem[] = [];
  for (const field of AMOUNT_FIELDS) {
    if (computed.includes(field)) continue;
    const typed = visit.amounts[field];
    const at = `${path}.amounts.${field}`;
    if (typed.trim() === '') {
      if (REQUIRED.includes(field)) problems.push(missing(at, `请填写${AMOUNT_WORDS[field]}，没有时填 0。`));
      continue;
    }
    const sentence = amountProblem(AMOUNT_WORDS[field], typed);
    if (sentence !== null) problems.push(wrong(at, sentence));
  }
  const difference = reconcile(visit);
  if (difference !== null && difference !== 0) {
    const more = difference > 0 ? '多' : '少';
    const size = formatYuanGrouped(fen(Math.abs(difference)));
    problems.push(
      wrong(
        `${path}.amounts.total`,
        `总费用比全自费、超限价、先行自付、范围内四项之和${more} ${size} 元。请对照结算单核对。`,
      ),
    );
  }
  const { firstPay, inScope, basic, seriousIllness, supplement } = readAmounts(visit, computed);
  if (firstPay !== null && inScope !== null && basic !== null && seriousIllness !== null && supplement !== null) {
    const over = basic + seriousIllness + supplement - firstPay - inScope;
    if (over > 0) {
      problems.push(
        wrong(
          `${path}.amounts.basic`,
          `基本医保、大病保险、其他补充合计比先行自付加范围内多 ${formatYuanGrouped(fen(over))} 元。保险支付不能超过范围内费用，请核对。`,
        ),
      );
    }
  }
  return problems;
}

function checkDays(visit: VisitEntry, path: string, today: Day): FormProblem[] {
  const isStay = visit.kind === 'inpatient';
  const [fromWord, toWord] = isStay ? ['入院日期', '出院日期'] : ['开始日期', '就诊日期'];
  const problems: FormProblem[] = [];
  for (const [field, word] of [
    ['from', fromWord],
    ['to', toWord],
  ] as const) {
    if (visit[field].trim() === '') problems.push(missing(`${path}.${field}`, `请填写${word}。`));
    else {
      const sentence = dayProblem(word, visit[field]);
      if (sentence !== null) problems.push(wrong(`${path}.${field}`, sentence));
    }
  }
  const [from, to] = [readDay(visit.from), readDay(visit.to)];
  if (from.ok && to.ok && to.day < from.day) {
    problems.push(wrong(`${path}.to`, `${toWord}早于${fromWord}。请核对票据。`));
  } else if (to.ok && to.day > today) {
    problems.push(wrong(`${path}.to`, `${toWord}晚于今天。还没有结算的费用不能受理，请核对票据。`));
  } else {
    // The settlement contract takes no visit more than 200 years away.
    for (const [field, word, read] of [
      ['from', fromWord, from],
      ['to', toWord, to],
    ] as const) {
      if (read.ok && read.day < addDays(today, -200 * 365)) {
        problems.push(wrong(`${path}.${field}`, `${word}离今天太远。请核对年份。`));
      }
    }
  }
  return problems;
}

function checkBedDays(visit: VisitEntry, path: string): FormProblem[] {
  const typed = visit.bedDays.trim();
  if (typed === '') return [];
  if (!/^[1-9]\d{0,3}$/.test(typed)) return [wrong(`${path}.bedDays`, '住院床日应为 1 以上的整数。请核对结算单。')];
  const [from, to] = [readDay(visit.from), readDay(visit.to)];
  return from.ok && to.ok && Number(typed) > daysBetween(from.day, to.day) + 1
    ? [warning(`${path}.bedDays`, '住院床日多于入院到出院的天数。请核对结算单。')]
    : [];
}

/** Problems of one bill line, as far as the policy asks. `today` bounds the dates. */
export function checkVisit(visit: VisitEntry, today: Day, asked: FormQuestions): FormProblem[] {
  const path = `visits.${visit.key}`;
  const problems: FormProblem[] = [];
  if (visit.hospital.trim() === '') problems.push(missing(`${path}.hospital`, '请填写医院名称。'));
  if (visit.level === '') problems.push(missing(`${path}.level`, '请选择医院级别。'));
  if (visit.area === '') problems.push(missing(`${path}.area`, '请选择统筹区内或区外。'));
  if (visit.kind === '') problems.push(missing(`${path}.kind`, '请选择就医类别。'));
  return [
    ...problems,
    ...checkDays(visit, path, today),
    ...(asked.bedDays ? checkBedDays(visit, path) : []),
    ...checkAmounts(visit, path, computedAmounts(visit, asked)),
    ...checkBill(visit, path),
    ...checkListTotal(visit, path, readAmounts(visit).total),
  ];
}
