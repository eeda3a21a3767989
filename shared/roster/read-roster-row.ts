import { addDays, type Day } from '../day.ts';
import { type IdNumberProblem, readIdNumber } from '../id-number.ts';
import { readName } from '../typed-text.ts';
import { cellText, cellValue, type RosterCell } from './roster-cell.ts';
import { fieldOfHeading, type RosterField, ROSTER_FIELDS } from './roster-columns.ts';
import { readRosterDay } from './roster-day.ts';
import { meaningOfStatus, plainStatus } from './status-words.ts';
import type { RosterReading, RowOutcome } from './roster-row.ts';

const ID_PROBLEMS: Readonly<Record<IdNumberProblem, string>> = {
  length: '身份证号不是 18 位',
  characters: '身份证号里有不应出现的字符',
  birth_date: '身份证号里的出生日期不存在',
  future: '身份证号里的出生日期晚于今天',
  check_digit: '身份证号校验位不对，可能有一位错误',
  zeros: '身份证号前 6 位全是 0',
};
/** An identity may begin the month after it was recognised, not later. */
const MOST_DAYS_AHEAD = 31;
const LONGEST_TEXT = 200;
/** Names of two characters are spread to the width of three, to look well in print. */
const SPREAD = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
/** A name of a list as it is kept; null when it cannot be one. */
export const readRosterName = (typed: string): string | null =>
  typed.includes('*') ? null : (readName(typed)?.replace(SPREAD, '') ?? null);

const refused = (reason: string): RowOutcome => ({ kind: 'refused', reason });

/** A number cell keeps fifteen digits: what stood behind them is gone. */
const isRounded = (value: string | number | null): boolean =>
  (typeof value === 'number' && Math.abs(value) >= 1e15) ||
  (typeof value === 'string' && /^\d(?:\.\d+)?[eE]\+?1\d$/.test(value.trim()));

function readId(value: string | number | null, today: Day): { readonly id: string } | { readonly problem: string } {
  if (isRounded(value)) return { problem: '身份证号存成了数字格式，后几位已丢失。请把该列改为文本格式后重新填写' };
  const text = value === null ? '' : String(value).trim().replace(/^'/, '');
  if (text.includes('*')) return { problem: '身份证号被星号遮住了，不能对应到人' };
  if (/^\d{15}$/.test(text)) return { problem: '身份证号是 15 位旧号。请填写 18 位号码' };
  const read = readIdNumber(text, today);
  return read.ok ? { id: read.id.text } : { problem: ID_PROBLEMS[read.problem] };
}

/** Text of a roster that is only shown; control and invisible characters are taken out. */
const shown = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, LONGEST_TEXT);

/** Reads one row by the mapping. Nothing is guessed or corrected: what is not certain is refused with its reason. */
export function readRosterRow(cells: readonly RosterCell[], row: number, reading: RosterReading): RowOutcome {
  const { columns, categories, statuses, everybody, asOf, today } = reading;
  const cellOf = (field: RosterField): RosterCell => {
    const column = columns[field];
    return column === undefined ? null : (cells[column] ?? null);
  };
  if (cells.every((cell) => cellText(cell) === '')) return { kind: 'ignored' };
  const text = (field: RosterField): string => cellText(cellOf(field));
  if (isHeadingAgain(cells) || isTotal(cells, text('idNumber') + text('headId'))) return { kind: 'ignored' };

  // A household's row without a member is the head's own.
  const isHead = text('name') === '' && text('idNumber') === '';
  const [nameField, idField] = isHead ? (['headName', 'headId'] as const) : (['name', 'idNumber'] as const);
  const keyFields = [nameField, idField, 'category', 'from', 'to'] as const;
  const formula = keyFields.find((field) => isFormula(cellOf(field)));
  if (formula !== undefined) return refused(`${ROSTER_FIELDS[formula]}是公式算出来的，可能不是最新。请粘贴为数值`);
  const typedName = text(nameField);
  if (typedName === '') return refused('没有姓名');
  if (typedName.includes('*')) return refused('姓名被星号遮住了，不能对应到人');
  const name = readRosterName(typedName);
  if (name === null) return refused('姓名里有不能使用的字符，或超过 50 个字');
  if (text(idField) === '') return refused('没有身份证号');
  const id = readId(cellValue(cellOf(idField)), today);
  if ('problem' in id) return refused(id.problem);

  const words = columns.category === undefined ? '' : shown(text('category'));
  const category = columns.category === undefined ? everybody : (own(categories, words) ?? null);
  if (category === 'skip') return { kind: 'ignored' };
  if (category === null) {
    const reason = words === '' ? '没有写救助类别' : `类别“${words}”还没有对应到救助身份`;
    return { kind: 'refused', reason, words };
  }
  const status = plainStatus(shown(text('status')));
  const meaning = own(statuses, status) ?? meaningOfStatus(status);
  if (meaning === null) {
    return { kind: 'refused', reason: `享受状态“${status}”看不准是仍在享受还是已停止`, status };
  }
  const days = readDays(cellValue(cellOf('from')), cellValue(cellOf('to')), asOf);
  if ('problem' in days) return refused(days.problem);
  const headId = text('headId') === '' ? null : readId(cellValue(cellOf('headId')), today);
  if (headId !== null && 'problem' in headId) return refused(`户主${headId.problem}`);
  return {
    kind: 'taken',
    taken: {
      row,
      idNumber: id.id,
      name,
      category,
      words,
      ...days,
      isEnded: meaning === 'ended',
      village: shown(text('village')),
      headId: headId?.id ?? '',
      relation: shown(text('relation')),
    },
  };
}

const own = <T>(from: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(from, name) ? from[name] : undefined;

const isFormula = (cell: RosterCell): boolean => typeof cell === 'object' && cell !== null;

function readDays(
  from: string | number | null,
  to: string | number | null,
  asOf: Day,
): { readonly from: Day | null; readonly to: Day | null } | { readonly problem: string } {
  const [begins, ends] = [readRosterDay(from, false), readRosterDay(to, true)];
  for (const [what, read, value] of [
    ['起始日期', begins, from],
    ['终止日期', ends, to],
  ] as const) {
    if (read.ok) continue;
    const typed = shown(String(value ?? '')).slice(0, 20);
    if (read.problem === 'no_such_day') return { problem: `${what}“${typed}”这一天不存在` };
    if (read.problem === 'ambiguous') return { problem: `${what}“${typed}”分不清年月日` };
    return { problem: `${what}“${typed}”不是日期` };
  }
  const [first, last] = [begins.ok ? begins.day : null, ends.ok ? ends.day : null];
  if (first !== null && first > addDays(asOf, MOST_DAYS_AHEAD))
    return { problem: `起始日期 ${first} 晚于名册日期一个月以上` };
  if (first !== null && last !== null && last < first) return { problem: `终止日期 ${last} 早于起始日期 ${first}` };
  return { from: first, to: last };
}

/** Headings repeated on every printed page. */
const isHeadingAgain = (cells: readonly RosterCell[]): boolean => {
  const fields = new Set(cells.map((cell) => fieldOfHeading(cellText(cell))));
  return fields.has('name') && fields.has('idNumber');
};

/** A line that sums up or signs, not a person. */
const isTotal = (cells: readonly RosterCell[], ids: string): boolean =>
  ids === '' &&
  cells.some((cell) =>
    /^(?:合\s*计|总\s*计|小\s*计|填表人|制表人?|审核人?|备\s*注|说\s*明|注)(?:[:：\s\d].*)?$/.test(cellText(cell)),
  );
