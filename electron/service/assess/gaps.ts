import type { ApplicationForm, VisitEntry } from '#shared/domain/application-form.ts';
import { AMOUNT_WORDS, readAmounts, reconcile } from '#shared/domain/check-visit.ts';
import { AMOUNT_FIELDS } from '#shared/domain/application-form.ts';
import { INSURED_WORDS } from '#shared/domain/asked/check-insured.ts';
import { checkOpening } from '#shared/domain/asked/check-opening.ts';
import { computedAmounts } from '#shared/domain/asked/computed-amounts.ts';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import type { FormFacts } from '#shared/domain/read-form.ts';
import type { VisitFacts } from '#shared/domain/read-visit.ts';
import { readDay } from '#shared/typed-text.ts';
import type { ConditionId } from '#shared/settlement/eligibility-line.ts';

/** A fact the policy asks for and the form does not give yet. It is never filled in with a guess. */
export type Gap = {
  /** Key of the bill line; null when it is about the person. */
  readonly visit: string | null;
  /** Conditions that cannot be decided without it. */
  readonly conditions: readonly ConditionId[];
  /** Dotted name, as the settlement names what is missing. */
  readonly name: string;
  /** What is not known: `是否定点医疗机构`. */
  readonly label: string;
  /** What to get for it. */
  readonly what: string;
  /** The field it goes into; null when no field of the form settles it. */
  readonly path: string | null;
  /** Why it is needed, where no condition of the policy says so. */
  readonly why?: string;
};

/** True when no visit at all can be computed while the gap is open. */
export const stopsEverything = (gap: Gap): boolean => gap.visit === null && gap.name !== 'person.idNumber';

/** How a bill line is called in a sentence: its hospital, else its place in the grid. */
export function visitName(form: ApplicationForm, key: string): string {
  const index = form.visits.findIndex((visit) => visit.key === key);
  const hospital = form.visits[index]?.hospital.trim() ?? '';
  return hospital === '' ? `第 ${index + 1} 张票据` : hospital;
}

function personGaps(form: ApplicationForm, facts: FormFacts, asked: FormQuestions): readonly Gap[] {
  const gaps: Gap[] = [];
  const add = (conditions: readonly ConditionId[], name: string, label: string, what: string, path = name): void => {
    gaps.push({ visit: null, conditions, name, label, what, path });
  };
  if (facts.person.idNumber === null) {
    add([], 'person.idNumber', '有效的身份证号', '身份证原件，用来核对本年已经给过的救助');
  }
  if (facts.person.insurance === null) {
    add(['insurance'], 'person.insurance', '参保类型', '参保证明，或在医保系统查询参保类型');
  }
  if (facts.identities.length === 0 && facts.unreadIdentities.length === 0) {
    const [first] = form.identities;
    const path = first === undefined ? 'identities' : `identities.${first.key}.category`;
    add(['identity'], 'person.identities', '救助身份', '名册或身份认定文件（类别和生效日期）', path);
  }
  for (const key of facts.unreadIdentities) {
    const entry = form.identities.find((identity) => identity.key === key);
    const field = entry?.category === '' ? 'category' : 'from';
    const what = '身份认定文件上的类别、生效日期和终止日期';
    add(['identity'], `identities.${key}`, '救助身份的类别和日期', what, `identities.${key}.${field}`);
  }
  if (facts.applicationDate === null) add(['lookback'], 'applicationDate', '申请日期', '申请日期');
  for (const key of facts.unreadOpenings) {
    const label = '其他地方已给的救助金额';
    const entry = form.openings.find((opening) => opening.key === key);
    const [open] = entry === undefined ? [] : checkOpening(entry, asked);
    const path = open?.path ?? `openings.${key}.burden`;
    add(['parameters'], `openings.${key}`, label, '一站式结算单或其他窗口的救助结算单', path);
  }
  const { paidOn, employeeEndedOn } = form.insured;
  const isUnread = (typed: string, read: unknown): boolean => typed.trim() !== '' && read === null;
  if (asked.enrolment && isUnread(paidOn, facts.insured.paidOn)) {
    add(['waiting'], 'insured.paidOn', INSURED_WORDS.paidOn, '参保缴费凭证上的缴费日期');
  } else if (facts.insured.paidOn !== null && facts.insured.forYear === null) {
    add(['waiting'], 'insured.forYear', INSURED_WORDS.forYear, '参保缴费凭证上的所属年度');
  }
  if (asked.enrolment && isUnread(employeeEndedOn, facts.insured.employeeEndedOn)) {
    add(['waiting'], 'insured.employeeEndedOn', INSURED_WORDS.employeeEndedOn, '职工医保的停保日期');
  }
  return gaps;
}

/** The amounts that are missing, unreadable or do not agree; empty when all can be used. */
function amountWords(entry: VisitEntry, asked: FormQuestions): string {
  const read = readAmounts(entry, computedAmounts(entry, asked));
  const unread = AMOUNT_FIELDS.filter((field) => read[field] === null).map((field) => AMOUNT_WORDS[field]);
  if (unread.length > 0) return unread.join('、');
  return reconcile(entry) === 0 ? '保险支付金额（现多于范围内费用）' : '总费用及其各项（现不相等）';
}

function firstAmountField(entry: VisitEntry, asked: FormQuestions): string {
  const read = readAmounts(entry, computedAmounts(entry, asked));
  return AMOUNT_FIELDS.find((field) => read[field] === null) ?? (reconcile(entry) === 0 ? 'basic' : 'total');
}

/** A day that stands there and cannot be right is looked up again, not fetched as if it were missing; null: nothing was typed. */
function wrongDay(
  entry: VisitEntry,
  field: 'from' | 'to',
  word: string,
): { readonly label: string; readonly what: string } | null {
  const typed = entry[field].trim();
  if (typed === '') return null;
  const [from, to] = [readDay(entry.from), readDay(entry.to)];
  const isTurned = field === 'to' && from.ok && to.ok && to.day < from.day;
  const words = isTurned ? `现早于${entry.kind === 'inpatient' ? '入院' : '开始'}日期` : `现填“${typed}”，不能用`;
  return { label: `${word}（${words}）`, what: `核对票据上的${word}，${words}` };
}

function visitGaps(form: ApplicationForm, entry: VisitEntry, visit: VisitFacts, asked: FormQuestions): readonly Gap[] {
  const gaps: Gap[] = [];
  const name = visitName(form, entry.key);
  const add = (field: string, conditions: readonly ConditionId[], label: string, what: string): void => {
    const path = `visits.${entry.key}.${field}`;
    gaps.push({ visit: entry.key, conditions, name: path, label, what: `${what}（${name}）`, path });
  };
  if (visit.designated === null) {
    add('designated', ['designated'], '是否定点医疗机构', '在定点医药机构名单上核对这家医院');
  }
  if (visit.kind === null) add('kind', ['kind'], '就医类别', '票据或结算单上的就医类别');
  if (visit.area === null) add('area', ['referral'], '统筹区内或区外', '结算单上的就医地');
  if (visit.area === 'outside' && visit.referral === null) {
    add('referral', ['referral'], '是否转诊或备案', '转诊单，或异地就医备案记录');
  }
  if (visit.to === null) {
    const label = entry.kind === 'inpatient' ? '出院日期' : '就诊日期';
    const wrong = wrongDay(entry, 'to', label);
    add('to', ['range', 'identity', 'lookback'], wrong?.label ?? label, wrong?.what ?? `出院小结或结算单上的${label}`);
  }
  if (visit.from === null) {
    const label = entry.kind === 'inpatient' ? '入院日期' : '开始日期';
    const wrong = wrongDay(entry, 'from', label);
    add('from', ['parameters'], wrong?.label ?? label, wrong?.what ?? `出院小结或结算单上的${label}`);
  }
  if (visit.level === null) add('level', ['parameters'], '医院级别', '结算单上的医院级别');
  if (asked.bedDays && entry.bedDays.trim() !== '' && visit.bedDays === null) {
    add('bedDays', ['parameters'], '住院床日', '结算单上的住院天数');
  }
  if (visit.amounts === null) {
    const words = amountWords(entry, asked);
    add(`amounts.${firstAmountField(entry, asked)}`, ['parameters'], words, `医保结算单上的${words}`);
  }
  return gaps;
}

/** Every fact still missing that the policy asks for, the person's first, then line by line. */
export function findGaps(form: ApplicationForm, facts: FormFacts, asked: FormQuestions): readonly Gap[] {
  const ofVisits = facts.visits.flatMap((visit) => {
    const entry = form.visits.find(({ key }) => key === visit.key);
    return entry === undefined ? [] : visitGaps(form, entry, visit, asked);
  });
  return [...personGaps(form, facts, asked), ...ofVisits];
}
