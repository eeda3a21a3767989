import { type Day, daysBetween, parseDay, toDay } from '../../day.ts';
import { workingDays } from './working-days.ts';

/** What a notice of holidays says of a year. */
export type HolidayNotice = {
  readonly off: readonly (readonly [from: Day, to: Day])[];
  readonly work: readonly Day[];
  /** Name and number of the notice, as far as the text has them; empty: it does not. */
  readonly source: string;
  /** Days of the text beside which neither 放假 nor 上班 stands, such as that of the notice itself. */
  readonly unused: readonly string[];
};

export type ReadNotice =
  { readonly ok: true; readonly notice: HolidayNotice } | { readonly ok: false; readonly problems: readonly string[] };

/** A day or a span of days as they are written, with the weekday beside them. */
const DAYS =
  /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日?(（[^）]*）)?(?:(?:至|到|-|—|－|~|～)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(（[^）]*）)?)?/g;
const WEEKDAYS = '一二三四五六日';
const MONDAY = toDay('2024-01-01');
const WEEKEND = workingDays([]);
/** Longer than any holiday: a span that is longer was not meant. */
const LONGEST = 15;

/** One writing for what people paste: full-width digits, brackets and dashes, `2027-02-05`, no spaces. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[()]/g, (bracket) => (bracket === '(' ? '（' : '）'))
    .replace(/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})日?/g, '$1年$2月$3日')
    .replace(/[^\S\n]+/g, '');

const weekdayOf = (day: Day): string => WEEKDAYS[((daysBetween(MONDAY, day) % 7) + 7) % 7] ?? '';

function dayOf(year: string, month: string, date: string): Day | null {
  return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/** The weekday that stands beside a day is another one: the text is of another year, or was mistyped. */
function weekdayProblem(day: Day, beside: string | undefined): string | null {
  const said = /(?:周|星期|礼拜)([一二三四五六日天])/.exec(beside ?? '')?.[1]?.replace('天', '日');
  return said === undefined || said === weekdayOf(day)
    ? null
    : `${day} 写的是周${said}，实际是周${weekdayOf(day)}。请核对年份和日期。`;
}

type Span = { readonly from: Day; readonly to: Day; readonly text: string };

/** The spans of a clause, with what is wrong in them. */
function spansOf(
  clause: string,
  year: number,
): { readonly spans: readonly Span[]; readonly problems: readonly string[] } {
  const spans: Span[] = [];
  const problems: string[] = [];
  for (const [text, y1, m1 = '', d1 = '', beside1, y2, m2, d2, beside2] of clause.matchAll(DAYS)) {
    const from = dayOf(y1 ?? String(year), m1, d1);
    const to = d2 === undefined ? from : dayOf(y2 ?? y1 ?? String(year), m2 ?? m1, d2);
    if (from === null || to === null || to < from || daysBetween(from, to) > LONGEST) {
      problems.push(`「${text}」不是可以用的日期。`);
      continue;
    }
    problems.push(...[weekdayProblem(from, beside1), weekdayProblem(to, beside2)].filter((each) => each !== null));
    spans.push({ from, to, text });
  }
  return { spans, problems };
}

/** The part of a span within the year: New Year's holidays may begin in the year before. */
function within({ from, to }: Span, year: number): readonly (readonly [Day, Day])[] {
  const [first, last] = [toDay(`${year}-01-01`), toDay(`${year}-12-31`)];
  return to < first || from > last ? [] : [[from < first ? first : from, to > last ? last : to]];
}

/** The notice without the ends of its lines: its title often stands on two. */
const inOne = (text: string): string => text.replaceAll('\n', '');

const sourceOf = (text: string): string => {
  const name = /国务院办公厅关于\d{4}年部分节假日安排的通知/.exec(inOne(text))?.[0] ?? '';
  const number = /国办发明电〔\d{4}〕\d+号/.exec(text)?.[0] ?? '';
  return name === '' || number === '' ? name + number : `${name}（${number}）`;
};

/** Sentences and their parts; a comma within brackets parts nothing. */
const clausesOf = (text: string): readonly string[] =>
  text.replace(/（[^）]*）/g, (inner) => inner.replaceAll(',', '、')).split(/[。；;,\n]/);

/** The year a notice says it is for; null: it does not. */
const saidYear = (text: string): number | null => {
  const said = /关于(\d{4})年部分节假日/.exec(inOne(text))?.[1];
  return said === undefined ? null : Number(said);
};

/**
 * Reads the holidays of a year from the State Council's notice as it was pasted, or from lines such as
 * `2027-02-05 至 2027-02-12 放假`. What is beside 放假 is a day off, beside 上班 a day of work; weekdays and counts that
 * stand beside the days are checked. Nothing is taken of a text in which anything is wrong.
 */
export function readHolidayNotice(pasted: string, year: number): ReadNotice {
  const text = plain(pasted);
  const said = saidYear(text);
  if (said !== null && said !== year) {
    return { ok: false, problems: [`这是 ${said} 年的通知，正在编辑的是 ${year} 年。`] };
  }
  const off: Span[] = [];
  const work: Span[] = [];
  const unused: string[] = [];
  const problems: string[] = [];
  let counted = 0;
  for (const clause of clausesOf(text)) {
    const { spans, problems: wrong } = spansOf(clause, year);
    const [isOff, isWork] = [/放假|休/.test(clause), clause.includes('上班')];
    if (!isOff && !isWork) unused.push(...spans.map((span) => span.text));
    else problems.push(...wrong);
    if (isOff && isWork) problems.push(`「${clause}」同时写了放假和上班。请分成两句。`);
    else if (isOff) off.push(...spans);
    else if (isWork) work.push(...spans);
    const count = /(?:放假|共)(\d{1,2})天/.exec(clause)?.[1];
    if (count === undefined) continue;
    const days = off.slice(counted).reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);
    counted = off.length;
    if (Number(count) !== days) problems.push(`「${clause}」写的是 ${count} 天，日期却是 ${days} 天。请核对。`);
  }
  problems.push(...workProblems(work));
  if (problems.length === 0 && off.length === 0) problems.push('没有读出放假的日子。请粘贴通知里写明日期的各条。');
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    notice: {
      off: off.flatMap((span) => within(span, year)),
      work: work.flatMap((span) => within(span, year)).map(([day]) => day),
      source: sourceOf(text),
      unused,
    },
  };
}

/** Only a single Saturday or Sunday is worked instead of another day. */
const workProblems = (work: readonly Span[]): readonly string[] =>
  work
    .filter(({ from, to }) => from !== to || WEEKEND.isWorkingDay(from))
    .map(({ text }) => `「${text}」写的是上班，却不是一个周末的日子。请核对。`);
