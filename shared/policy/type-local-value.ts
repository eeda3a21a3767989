import { formatYuanGrouped, parseYuan } from '../fen.ts';
import { assertNever } from '../result.ts';
import type { LocalField, LocalJson, LocalShape, TypedLocalValue } from './local-shape.ts';

const membersOf = (value: LocalJson | undefined): Readonly<Record<string, LocalJson>> =>
  typeof value === 'object' && value !== null && !isList(value) ? value : {};
const isList = (value: LocalJson | undefined): value is readonly LocalJson[] => Array.isArray(value);

const fieldsAsTyped = (fields: readonly LocalField[], value: LocalJson | undefined): TypedLocalValue =>
  Object.fromEntries(fields.map(({ key, shape }) => [key, typeLocalValue(shape, membersOf(value)[key])]));

/** `0.70` as people type it: `70`; `0.625`: `62.5`. */
function percentOf(share: string): string {
  const [whole = '0', part = ''] = share.split('.');
  const digits = `${whole}${part.padEnd(2, '0')}`.padStart(3, '0');
  const [percent, rest] = [digits.slice(0, whole.length + 2), digits.slice(whole.length + 2)];
  return `${Number(percent)}${rest === '' ? '' : `.${rest}`}`;
}

/** A kept value, or none, as the fields of its input show it: amounts in yuan, ratios in percent. */
export function typeLocalValue(shape: LocalShape, value: LocalJson | undefined): TypedLocalValue {
  switch (shape.type) {
    case 'amount': {
      const amount = typeof value === 'string' ? parseYuan(value) : null;
      return amount === null ? '' : formatYuanGrouped(amount);
    }
    case 'ratio':
      return typeof value === 'string' && /^\d(\.\d+)?$/.test(value) ? percentOf(value) : '';
    case 'fields':
      return fieldsAsTyped(shape.fields, value);
    case 'table':
      return isList(value) && value.length > 0
        ? value.map((row) => fieldsAsTyped(shape.columns, row))
        : [fieldsAsTyped(shape.columns, undefined)];
    default:
      return assertNever(shape);
  }
}

/** A typed value in words, one line for each part that says something: `住院 救助比例 70%`. */
export function localValueLines(shape: LocalShape, typed: TypedLocalValue, name = ''): readonly string[] {
  switch (shape.type) {
    case 'amount':
      return typeof typed !== 'string' || typed === '' ? [] : [`${name} ${typed} ${shape.unit}`.trim()];
    case 'ratio':
      return typeof typed !== 'string' || typed === '' ? [] : [`${name} ${typed}%`.trim()];
    case 'fields':
      return shape.fields.flatMap((field) => {
        const lines = localValueLines(field.shape, partOf(typed, field.key), `${name} ${field.label}`.trim());
        const isLeaf = field.shape.type === 'amount' || field.shape.type === 'ratio';
        return lines.length === 0 && field.ifEmpty !== null && isLeaf
          ? [`${name} ${field.label}：${field.ifEmpty}`.trim()]
          : lines;
      });
    case 'table':
      return (isTypedList(typed) ? typed : []).map((row) =>
        shape.columns
          .map(({ key, label, shape: cell, ifEmpty }) => {
            const [line] = localValueLines(cell, partOf(row, key), label);
            return line ?? ifEmpty ?? '';
          })
          .join('，'),
      );
    default:
      return assertNever(shape);
  }
}

/** Whether a typed value is a list of rows. */
export const isTypedList = (typed: TypedLocalValue): typed is readonly TypedLocalValue[] => Array.isArray(typed);

/** A named part of a typed value; empty when it has none. */
export function partOf(typed: TypedLocalValue, key: string): TypedLocalValue {
  return typeof typed === 'string' || isTypedList(typed) ? '' : (typed[key] ?? '');
}
