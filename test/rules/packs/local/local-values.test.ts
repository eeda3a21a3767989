import { describe, expect, test } from 'vitest';
import { problemLine } from '#shared/settlement/problem.ts';
import type { LocalParameters } from '#shared/settlement/case-file.ts';
import { findLocalProblems } from '#rules';
import { packOf, PACKS_UNDER_TEST } from '../../support/packs.ts';

const faults = (pack: string, local: LocalParameters): readonly string[] =>
  findLocalProblems(packOf(pack), local).map(problemLine);
const qinghai = (local: LocalParameters) => faults('qinghai-2022', local);
const hohhot = (local: LocalParameters) => faults('hohhot-2022', local);
const good = { deductible: '0.00', ratio: '0.80' };

test.each(PACKS_UNDER_TEST)('well-formed parameters of $pack.content.id are taken', ({ pack, local }) => {
  expect(findLocalProblems(pack, local)).toEqual([]);
  expect(findLocalProblems(pack, {})).toEqual([]);
});

describe('terms of a class', () => {
  test('are an object of known parts', () => {
    expect(qinghai({ dibao: null })).toEqual(['local.dibao: null 不是一组键值']);
    expect(qinghai({ dibao: '0.80' })).toEqual(['local.dibao: "0.80" 不是一组键值']);
    expect(qinghai({ dibao: [good] })).toEqual(['local.dibao: 列表不是一组键值']);
    expect(qinghai({ dibao: { impatient: good } })).toEqual(['local.dibao.impatient: 没有这个键，请检查拼写']);
    expect(qinghai({ dibao: {} })).toEqual([]);
  });

  test('have deductible and ratio, both as text of the right shape', () => {
    expect(qinghai({ dibao: { inpatient: {} } })).toEqual([
      'local.dibao.inpatient.deductible: 缺少金额（如 "2000.00"）',
      'local.dibao.inpatient.ratio: 缺少比例（"0.00" 至 "1.00"）',
    ]);
    expect(qinghai({ dibao: { inpatient: { deductible: '1,000', ratio: '80%' } } })).toEqual([
      'local.dibao.inpatient.deductible: "1,000" 不是金额（如 "2000.00"）',
      'local.dibao.inpatient.ratio: "80%" 不是比例（"0.00" 至 "1.00"）',
    ]);
    expect(qinghai({ dibao: { inpatient: { deductible: '-1.00', ratio: '1.01' } } })).toEqual([
      'local.dibao.inpatient.deductible: "-1.00" 不是金额（如 "2000.00"）',
      'local.dibao.inpatient.ratio: "1.01" 不是比例（"0.00" 至 "1.00"）',
    ]);
    expect(qinghai({ dibao: { outpatient: { deductible: 0, ratio: 0.8 } } })).toEqual([
      'local.dibao.outpatient.deductible: 0 不是金额（如 "2000.00"）',
      'local.dibao.outpatient.ratio: 0.8 不是比例（"0.00" 至 "1.00"）',
    ]);
    expect(qinghai({ dibao: { inpatient: { ...good, cap: '1.00' } } })).toEqual([
      'local.dibao.inpatient.cap: 没有这个键，请检查拼写',
    ]);
    expect(qinghai({ dibao: { inpatient: null } })).toEqual(['local.dibao.inpatient: null 不是一组键值']);
  });

  test('have a cap that is an amount, or none', () => {
    expect(qinghai({ dibao: { inpatient: good, cap: null } })).toEqual([
      'local.dibao.cap: null 不是金额（如 "2000.00"）',
    ]);
    expect(qinghai({ dibao: { inpatient: good, cap: '100000000.00' } })).toEqual([
      'local.dibao.cap: "100000000.00" 不是金额（如 "2000.00"）',
    ]);
  });

  test('never replace a published number', () => {
    const message = '政策已经规定，或者不由地方设定，不能填写';
    expect(qinghai({ low_income: { inpatient: good } })).toEqual([`local.low_income.inpatient: ${message}`]);
    expect(qinghai({ expenditure_poor: { inpatient: good, outpatient: good } })).toEqual([
      `local.expenditure_poor.inpatient: ${message}`,
    ]);
    expect(hohhot({ monitored: { inpatient: good } })).toEqual([`local.monitored.inpatient: ${message}`]);
    expect(hohhot({ dibao: { cap: '1.00' } })).toEqual([`local.dibao.cap: ${message}`]);
    expect(hohhot({ tekun: { outpatient: good } })).toEqual(['local.tekun: 政策包“hohhot-2022”没有这个地方参数']);
    expect(faults('zhengzhou-2017', { dibao: { inpatient: good } })).toEqual([
      'local.dibao: 政策包“zhengzhou-2017”没有这个地方参数',
    ]);
  });
});

describe('tiers', () => {
  const tiers = (...list: unknown[]) => hohhot({ dibaoTiers: list });

  test('are a list that ends in null and ascends', () => {
    expect(hohhot({ dibaoTiers: '0.70' })).toEqual(['local.dibaoTiers: "0.70" 不是分段列表']);
    expect(tiers()).toEqual(['local.dibaoTiers: 至少要有一段']);
    expect(tiers({ upTo: '100.00', ratio: '0.70' })).toEqual(['local.dibaoTiers[0].upTo: 最后一段不封顶，应为 null']);
    expect(tiers({ upTo: null, ratio: '0.70' }, { upTo: null, ratio: '0.80' })).toEqual([
      'local.dibaoTiers[0].upTo: 只有最后一段可以是 null（不封顶）',
    ]);
    expect(
      tiers({ upTo: '200.00', ratio: '0.70' }, { upTo: '200.00', ratio: '0.75' }, { upTo: null, ratio: '0.80' }),
    ).toEqual(['local.dibaoTiers[1].upTo: 应高于上一段的上限']);
    expect(tiers({ upTo: '0.00', ratio: '0.70' }, { upTo: null, ratio: '0.80' })).toEqual([
      'local.dibaoTiers[0].upTo: 应高于上一段的上限',
    ]);
  });

  test('have a ratio and an upper end each', () => {
    expect(tiers({ upTo: null })).toEqual(['local.dibaoTiers[0].ratio: 缺少比例（"0.00" 至 "1.00"）']);
    expect(tiers({ ratio: '0.70' })).toEqual(['local.dibaoTiers[0].upTo: 缺少金额或 null（不封顶）']);
    expect(tiers({ upTo: null, ratio: '0.70', from: '0.00' })).toEqual([
      'local.dibaoTiers[0].from: 没有这个键，请检查拼写',
    ]);
    expect(tiers(7)).toEqual(['local.dibaoTiers[0]: 7 不是一组键值']);
  });
});

test('caps name classes of the pack, each with an amount', () => {
  expect(hohhot({ caps: { dibao_edge: '1.00', tekun: 'much' } })).toEqual([
    'local.caps.tekun: "much" 不是金额（如 "2000.00"）',
    'local.caps.dibao_edge: 没有这个键，请检查拼写',
  ]);
  expect(hohhot({ caps: [] })).toEqual(['local.caps: 列表不是一组键值']);
});

test('every problem of every parameter is listed at once', () => {
  expect(
    qinghai({ tekun: 1, dibao: { inpatient: { deductible: 'x', ratio: 'y' } }, employeeWage: 'z', nothing: {} }),
  ).toEqual([
    'local.tekun: 1 不是一组键值',
    'local.dibao.inpatient.deductible: "x" 不是金额（如 "2000.00"）',
    'local.dibao.inpatient.ratio: "y" 不是比例（"0.00" 至 "1.00"）',
    'local.employeeWage: "z" 不是金额（如 "2000.00"）',
    'local.nothing: 政策包“qinghai-2022”没有这个地方参数',
  ]);
});
