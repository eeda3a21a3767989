import { addMonths, parseDay, type Day } from '../../day.ts';
import { formatYuan, parseYuan, sumFen, type Fen } from '../../fen.ts';
import { jsonPath, type Problem } from '../problem.ts';
import { AMOUNT_NAMES, type AmountName } from '../vocabulary.ts';

/**
 * What fields must say together. It reads the raw value and skips what is malformed by itself, so that a bad amount in
 * one place never hides a duplicate id in another.
 */
type Path = readonly PropertyKey[];
type Fields = Readonly<Record<string, unknown>>;

const FARTHEST_YEARS = 200;
const PARTS = ['ownExpense', 'overLimit', 'firstPay', 'inScope'] as const;
const BASE = ['firstPay', 'inScope'] as const;
const INSURANCE_GIVEN = ['basic', 'seriousIllness', 'supplement'] as const;
const INSURANCE_COMPUTED = ['basic'] as const;
/** Sums stay exact below this many fen (90 million million); whole numbers are exact up to 2^53. */
const LARGEST_SUM = 9_000_000_000_000_000;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const dayOf = (value: unknown): Day | null => (typeof value === 'string' ? parseDay(value) : null);
const fenOf = (value: unknown): Fen | null => (typeof value === 'string' ? parseYuan(value) : null);

const namesOf = (names: readonly AmountName[]): string => names.map((name) => AMOUNT_NAMES[name]).join('、');

/** The sum of named amounts; null when one of them is malformed. */
function sumOf(amounts: Fields, names: readonly string[]): Fen | null {
  const values = names.map((name) => fenOf(amounts[name]));
  return values.some((value) => value === null) ? null : sumFen(values.filter((value) => value !== null));
}

function checkOrder(fields: Fields, path: Path): readonly Problem[] {
  const [from, to] = [dayOf(fields['from']), dayOf(fields['to'])];
  if (from === null || to === null || from <= to) return [];
  return [{ path: jsonPath([...path, 'to']), message: `${to} 早于起始日期 ${from}` }];
}

function checkAmounts(visit: Fields, path: Path): readonly Problem[] {
  const amounts = fieldsOf(visit['amounts']);
  const problems: Problem[] = [];
  const [total, parts] = [fenOf(amounts['total']), sumOf(amounts, PARTS)];
  if (total !== null && parts !== null && total !== parts) {
    const message = `${formatYuan(total)} 不等于${namesOf(PARTS)}之和 ${formatYuan(parts)}`;
    problems.push({ path: jsonPath([...path, 'amounts', 'total']), message });
  }
  const payers = visit['layers'] === 'compute' ? INSURANCE_COMPUTED : INSURANCE_GIVEN;
  const [paid, base] = [sumOf(amounts, payers), sumOf(amounts, BASE)];
  if (paid !== null && base !== null && paid > base) {
    const message = `保险支付合计 ${formatYuan(paid)}，超过${namesOf(BASE)}之和 ${formatYuan(base)}`;
    problems.push({ path: jsonPath([...path, 'amounts']), message });
  }
  return problems;
}

function checkDistance(visit: Fields, path: Path, today: Day): readonly Problem[] {
  const [earliest, latest] = [addMonths(today, -12 * FARTHEST_YEARS), addMonths(today, 12 * FARTHEST_YEARS)];
  return (['from', 'to'] as const).flatMap((name) => {
    const day = dayOf(visit[name]);
    if (day === null || (day >= earliest && day <= latest)) return [];
    return [{ path: jsonPath([...path, name]), message: `${day} 距今天超过 ${FARTHEST_YEARS} 年` }];
  });
}

/** Values of a key that occur again among the items, each repeat named once. */
function checkUnique(items: readonly unknown[], key: string, path: Path, what: string): readonly Problem[] {
  const seen = new Set<unknown>();
  return items.flatMap((item, index) => {
    const value = fieldsOf(item)[key];
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [{ path: jsonPath([...path, index, key]), message: `${JSON.stringify(value)} ${what}` }];
  });
}

/** Refuses a case whose amounts could leave the range of exact whole numbers when added up. */
function checkSize(aidCase: Fields, path: Path): readonly Problem[] {
  const paid = listOf(aidCase['aidPaid']).map((entry) => fenOf(fieldsOf(entry)['amount']) ?? 0);
  const totals = listOf(aidCase['visits']).map((visit) => fenOf(fieldsOf(fieldsOf(visit)['amounts'])['total']) ?? 0);
  const largest = [...paid, ...totals].reduce<number>((sum, amount) => sum + amount, 0);
  return largest > LARGEST_SUM ? [{ path: jsonPath(path), message: '金额太大，合计不能精确计算' }] : [];
}

function checkCase(aidCase: Fields, path: Path, today: Day): readonly Problem[] {
  const visits = listOf(aidCase['visits']);
  const identities = listOf(fieldsOf(aidCase['person'])['identities']);
  return [
    ...checkUnique(visits, 'id', [...path, 'visits'], '与本案另一次就诊的编号相同'),
    ...checkUnique(listOf(aidCase['opening']), 'year', [...path, 'opening'], '与本案另一条期初的年份相同'),
    ...identities.flatMap((identity, index) =>
      checkOrder(fieldsOf(identity), [...path, 'person', 'identities', index]),
    ),
    ...visits.flatMap((item, index) => {
      const [visit, at] = [fieldsOf(item), [...path, 'visits', index]];
      return [...checkOrder(visit, at), ...checkDistance(visit, at, today), ...checkAmounts(visit, at)];
    }),
    ...checkSize(aidCase, path),
  ];
}

/** Checks one case on its own; `path` is where it stands in its file. */
export const findCaseContradictions = (aidCase: unknown, today: Day, path: Path = []): readonly Problem[] =>
  checkCase(fieldsOf(aidCase), path, today);

/** Checks everything a whole file's fields say together. */
export function findFileContradictions(file: unknown, today: Day): readonly Problem[] {
  const cases = listOf(fieldsOf(file)['cases']);
  return [
    ...checkUnique(cases, 'id', ['cases'], '与文件中另一个案件的编号相同'),
    ...cases.flatMap((aidCase, index) => findCaseContradictions(aidCase, today, ['cases', index])),
  ];
}
