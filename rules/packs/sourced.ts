import { z } from 'zod';
import { parseDay } from '#shared/day.ts';
import { isCategory, type CategoryId } from '#shared/settlement/category.ts';
import { parseYuan } from '#shared/fen.ts';
import { VISIT_KIND_NAMES, type VisitKind } from '#shared/settlement/vocabulary.ts';
import { parsePercent } from '../money.ts';
import { choiceField, isNo, textField } from './words/field.ts';

/**
 * The leaves of a pack. A pack file is read with every scalar as text (so no number ever becomes a binary fraction);
 * a compiled pack carries true, false, null and whole numbers. Each leaf takes both and gives the compiled form.
 */
export const key = textField('键名（字母、数字、横线，字母开头）', (text) => /^[a-zA-Z][\w-]{0,60}$/.test(text));
export const sentence = textField(
  '文字（不能空，不超过 4000 字）',
  (text) => text.trim() !== '' && text.length <= 4000,
);
export const money = textField('金额（元，如 2000.00）', (text) => parseYuan(text) !== null);
export const percent = textField('百分比（0% 至 100%，如 70%）', (text) => parsePercent(text) !== null);
export const date = textField('日期（如 2023-01-01）', (text) => parseDay(text) !== null);
export const category = textField<CategoryId>('对象代码', isCategory);
export const visitKind = textField<VisitKind>('费用种类代码', (text) => Object.hasOwn(VISIT_KIND_NAMES, text));

export const flag = z
  .union([z.boolean(), z.enum(['true', 'false'])], { error: isNo(' true 或 false') })
  .transform((value) => value === true || value === 'true');

export const wholeNumber = z
  .union([z.int().min(0), z.string().regex(/^\d{1,9}$/, { error: isNo('整数（0 或以上）') })], {
    error: isNo('整数（0 或以上）'),
  })
  .transform(Number);

/** `none` in a pack file means that the policy sets no such value; it is null in the compiled pack. */
export const orNone = <T extends z.ZodType>(leaf: T) =>
  z.union([z.null(), z.literal('none').transform(() => null), leaf], { error: isNo('可用的值，也不是 none') });

export const list = <T extends z.ZodType>(item: T) => z.array(item, { error: isNo('列表') }).readonly();
export const object = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape, { error: isNo('一组键值') }).readonly();
export const mapOf = <T extends z.ZodType>(item: T) => z.record(key, item, { error: isNo('一组键值') }).readonly();
export const choice = choiceField;

/** A value of the policy with the article it stands in, the document it was read from, and whether that is confirmed. */
export const sourced = <T extends z.ZodType>(value: T) => object({ value, article: key, source: key, confirmed: flag });
