import { formatYuan } from '../fen.ts';
import { assertNever } from '../result.ts';
import { readAmount, type TypedAmount } from '../typed-text.ts';
import type { LocalField, LocalJson, LocalShape, TypedLocalValue } from './local-shape.ts';

/** What is wrong, and where: keys of fields and row numbers from the outside in. */
export type LocalProblem = { readonly path: readonly (string | number)[]; readonly text: string };
export type LocalReading =
  { readonly ok: true; readonly value: LocalJson } | { readonly ok: false; readonly problems: readonly LocalProblem[] };

type Path = LocalProblem['path'];

const AMOUNT_WORDS: Readonly<Record<Extract<TypedAmount, { ok: false }>['problem'], string>> = {
  not_a_number: '不是金额。请只填数字，例如 120.00。',
  negative: '金额不能小于 0。请核对文件。',
  decimals: '金额最多两位小数。请核对文件。',
  separators: '千位分隔符的位置不对。请去掉逗号再填。',
  too_large: '金额太大。请核对单位是不是元。',
};

const wrong = (path: Path, text: string): LocalReading => ({ ok: false, problems: [{ path, text }] });
const right = (value: LocalJson): LocalReading => ({ ok: true, value });

/** Whether nothing at all was typed. */
export const isEmptyValue = (typed: TypedLocalValue | undefined): boolean =>
  typed === undefined || (typeof typed === 'string' ? typed.trim() === '' : Object.values(typed).every(isEmptyValue));

function readAmountText(typed: string, path: Path): LocalReading {
  if (typed.trim() === '') return wrong(path, '请填写金额。');
  const read = readAmount(typed);
  return read.ok ? right(formatYuan(read.amount)) : wrong(path, AMOUNT_WORDS[read.problem]);
}

/** `70`, `70%` and `62.5%` to a share of one with the digits it needs, two at least: `0.70`, `0.625`. */
function readPercent(typed: string, path: Path): LocalReading {
  const text = typed.normalize('NFKC').replace(/\s/g, '').replace(/%$/, '');
  if (text === '') return wrong(path, '请填写百分数，例如 70 表示 70%。');
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text)) {
    return wrong(path, '不是比例。请填百分数，例如 70 表示 70%，最多两位小数。');
  }
  const [whole = '0', part = ''] = text.split('.');
  const hundredths = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  if (hundredths > 10_000) return wrong(path, '比例不能超过 100%。请核对文件。');
  if (hundredths > 0 && hundredths < 100) {
    return wrong(path, `比例按百分数填写。${text} 是千分之几，请确认：70% 填 70，不填 0.7。`);
  }
  const digits = String(hundredths).padStart(5, '0');
  return right(`${digits.slice(0, 1)}.${digits.slice(1).replace(/0{1,2}$/, '')}`);
}

function readFields(fields: readonly LocalField[], typed: TypedLocalValue, path: Path): LocalReading {
  if (typeof typed === 'string' || Array.isArray(typed)) return wrong(path, '内容不完整。请重新填写。');
  const known = new Set(fields.map(({ key }) => key));
  if (Object.keys(typed).some((key) => !known.has(key))) return wrong(path, '有这项参数没有的内容。请重新打开后再填。');
  const value: Record<string, LocalJson> = {};
  const problems: LocalProblem[] = [];
  for (const { key, label, shape, ifEmpty } of fields) {
    const part = Object.hasOwn(typed, key) ? Reflect.get(typed, key) : undefined;
    if (part === undefined || isEmptyValue(part)) {
      if (ifEmpty === null) problems.push({ path: firstInput(shape, [...path, key]), text: `请填写${label}。` });
      continue;
    }
    const read = readLocalValue(shape, part, [...path, key]);
    if (read.ok) value[key] = read.value;
    else problems.push(...read.problems);
  }
  return problems.length > 0 ? { ok: false, problems } : right(value);
}

/** Where a person starts to type a value of this shape. */
function firstInput(shape: LocalShape, path: Path): Path {
  if (shape.type === 'fields') {
    const [first] = shape.fields;
    return first === undefined ? path : firstInput(first.shape, [...path, first.key]);
  }
  return path;
}

function readTable(columns: readonly LocalField[], typed: TypedLocalValue, path: Path): LocalReading {
  const rows: readonly TypedLocalValue[] = Array.isArray(typed) ? typed : [];
  if (rows.length === 0) return wrong(path, '至少要有一行。');
  const reads = rows.map((row, index): LocalReading => readFields(columns, row, [...path, index]));
  const problems = reads.flatMap((read) => (read.ok ? [] : read.problems));
  if (problems.length > 0) return { ok: false, problems };
  const values = reads.flatMap((read) => (read.ok ? [read.value] : []));
  const limits = values.map((value) => textAt(value, 'upTo'));
  const limit = columns.find(({ key }) => key === 'upTo');
  if (limit === undefined) return right(values);
  limits.forEach((upTo, index) => {
    const at = [...path, index, 'upTo'];
    const isLast = index === limits.length - 1;
    const before = limits[index - 1];
    if (isLast && upTo !== null) problems.push({ path: at, text: '最后一行不填上限，表示以上全部。' });
    else if (!isLast && upTo === null) problems.push({ path: at, text: '只有最后一行可以不填上限。' });
    else if (!isLast && before !== undefined && before !== null && upTo !== null && !isMore(upTo, before)) {
      problems.push({ path: at, text: '要比上一行大。' });
    }
  });
  if (problems.length > 0) return { ok: false, problems };
  return right(values.map((value, index) => ({ ...asFields(value), upTo: limits[index] ?? null })));
}

const asFields = (value: LocalJson): Readonly<Record<string, LocalJson>> =>
  typeof value === 'object' && value !== null && !isList(value) ? value : {};
const isList = (value: LocalJson): value is readonly LocalJson[] => Array.isArray(value);

function textAt(value: LocalJson, key: string): string | null {
  const member = asFields(value)[key];
  return typeof member === 'string' ? member : null;
}

/** Both are yuan text as `formatYuan` writes it, so length and order decide. */
const isMore = (left: string, right_: string): boolean =>
  left.length === right_.length ? left > right_ : left.length > right_.length;

/**
 * Reads a typed value of a local parameter into the JSON that is kept: amounts as yuan text, percentages as shares.
 * Names every problem at its place; never guesses.
 */
export function readLocalValue(shape: LocalShape, typed: TypedLocalValue, path: Path = []): LocalReading {
  switch (shape.type) {
    case 'amount':
      return typeof typed === 'string' ? readAmountText(typed, path) : wrong(path, AMOUNT_WORDS.not_a_number);
    case 'ratio':
      return readPercent(typeof typed === 'string' ? typed : '', path);
    case 'fields':
      return isEmptyValue(typed)
        ? wrong(firstInput(shape, path), '至少要填一项。')
        : readFields(shape.fields, typed, path);
    case 'table':
      return readTable(shape.columns, typed, path);
    default:
      return assertNever(shape);
  }
}
