import { describe, expect, test } from 'vitest';
import { CATEGORY_IDS, categoryName, isCategory } from '#shared/settlement/category.ts';
import { REASON_CODES, reasonSentence } from '#shared/settlement/reasons.ts';

describe('categories', () => {
  test('all have a Chinese name of their own', () => {
    const names = CATEGORY_IDS.map(categoryName);
    expect(new Set(names).size).toBe(23);
    expect(names.every((name) => /^[\u4e00-\u9fff]+$/.test(name))).toBe(true);
  });

  test('are not confused with what every object has', () => {
    expect(['dibao', 'toString', '__proto__', 'constructor', ''].map(isCategory)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('reasons', () => {
  test('all are whole Chinese sentences', () => {
    expect(
      REASON_CODES.map(reasonSentence).filter((sentence) => !/^[\u4e00-\u9fff“”，：、。]+。$/.test(sentence)),
    ).toEqual([]);
  });
});
