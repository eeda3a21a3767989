import { formatDayInWords } from '#shared/day.ts';
import type { ApplicationForm, IdentityEntry, VisitEntry } from '#shared/domain/application-form.ts';
import { categoryName, isCategory } from '#shared/settlement/category.ts';
import {
  HOSPITAL_AREA_NAMES,
  HOSPITAL_LEVEL_NAMES,
  INSURANCE_NAMES,
  VISIT_KIND_NAMES,
} from '#shared/settlement/vocabulary.ts';
import { readAccountNumber, readDay } from '#shared/typed-text.ts';

/** A typed date as a table shows it: `2023-03-15`; text that is no date stays as typed. */
export function dayText(typed: string): string {
  const read = readDay(typed);
  return read.ok ? read.day : typed.trim();
}

/** A typed date in a sentence: `2023年3月15日`; text that is no date stays as typed. */
export function dayWords(typed: string): string {
  const read = readDay(typed);
  return read.ok ? formatDayInWords(read.day) : typed.trim();
}

/** `2023-03-01 至 2023-03-15`; one day alone when both are the same. */
export function spanText(from: string, to: string): string {
  const [first, last] = [dayText(from), dayText(to)];
  return first === last || first === '' ? last : `${first} 至 ${last}`;
}

/** From when to when an identity is in force: `2023-01-01 起` or `2023-01-01 至 2023-12-31`. */
function identitySpan({ from, to }: IdentityEntry): string {
  if (from.trim() === '') return '';
  return to.trim() === '' ? `${dayText(from)} 起` : `${dayText(from)} 至 ${dayText(to)}`;
}

/** Each chosen identity with its time and where the fact comes from: `低保对象（2023-01-01 起；2023 年 1 月名册）`. */
export function identityLines(form: ApplicationForm): readonly string[] {
  return form.identities
    .filter(({ category }) => category !== '')
    .map((entry) => {
      const name = isCategory(entry.category) ? categoryName(entry.category) : entry.category;
      const facts = [identitySpan(entry), entry.source.trim()].filter((text) => text !== '').join('；');
      return facts === '' ? name : `${name}（${facts}）`;
    });
}

/** 居民医保, 职工医保 or 未参保; empty while not chosen. */
export const insuranceName = ({ person: { insurance } }: ApplicationForm): string =>
  insurance === '' ? '' : INSURANCE_NAMES[insurance];

export const kindName = ({ kind }: VisitEntry): string => (kind === '' ? '' : VISIT_KIND_NAMES[kind]);

/** `三级，市域外（已转诊备案）`: the parts of a hospital that decide. */
export function hospitalWords({ level, area, referral, designated }: VisitEntry): string {
  const parts = [
    level === '' ? '' : HOSPITAL_LEVEL_NAMES[level],
    area === '' ? '' : HOSPITAL_AREA_NAMES[area],
    area !== 'outside' || referral === '' ? '' : { yes: '已转诊备案', no: '未转诊备案' }[referral],
    designated === 'no' ? '非定点' : '',
  ];
  return parts.filter((part) => part !== '').join('，');
}

/** `银行卡` or `存折`. */
export const accountKind = ({ account: { kind } }: ApplicationForm): string => (kind === 'card' ? '银行卡' : '存折');

/** An account number in groups of four, as on a card; what is no number stays as typed. */
export function accountNumber({ account: { number } }: ApplicationForm): string {
  const digits = readAccountNumber(number);
  return digits === null ? number.trim() : digits.replace(/\d{4}(?=\d)/g, '$& ');
}

/** Only the last four digits: a settlement sheet goes through many hands. */
export function accountTail({ account: { number } }: ApplicationForm): string {
  const digits = readAccountNumber(number);
  return digits === null ? '' : `尾号 ${digits.slice(-4)}`;
}
