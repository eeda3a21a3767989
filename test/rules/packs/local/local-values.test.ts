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
    expect(qinghai({ dibao: null })).toEqual(['local.dibao: null is no object']);
    expect(qinghai({ dibao: '0.80' })).toEqual(['local.dibao: "0.80" is no object']);
    expect(qinghai({ dibao: [good] })).toEqual(['local.dibao: a list is no object']);
    expect(qinghai({ dibao: { impatient: good } })).toEqual(['local.dibao.impatient: unknown key']);
    expect(qinghai({ dibao: {} })).toEqual([]);
  });

  test('have deductible and ratio, both as text of the right shape', () => {
    expect(qinghai({ dibao: { inpatient: {} } })).toEqual([
      'local.dibao.inpatient.deductible: missing amount',
      'local.dibao.inpatient.ratio: missing ratio (0.00 to 1.00)',
    ]);
    expect(qinghai({ dibao: { inpatient: { deductible: '1,000', ratio: '80%' } } })).toEqual([
      'local.dibao.inpatient.deductible: "1,000" is no amount',
      'local.dibao.inpatient.ratio: "80%" is no ratio (0.00 to 1.00)',
    ]);
    expect(qinghai({ dibao: { inpatient: { deductible: '-1.00', ratio: '1.01' } } })).toEqual([
      'local.dibao.inpatient.deductible: "-1.00" is no amount',
      'local.dibao.inpatient.ratio: "1.01" is no ratio (0.00 to 1.00)',
    ]);
    expect(qinghai({ dibao: { outpatient: { deductible: 0, ratio: 0.8 } } })).toEqual([
      'local.dibao.outpatient.deductible: 0 is no amount',
      'local.dibao.outpatient.ratio: 0.8 is no ratio (0.00 to 1.00)',
    ]);
    expect(qinghai({ dibao: { inpatient: { ...good, cap: '1.00' } } })).toEqual([
      'local.dibao.inpatient.cap: unknown key',
    ]);
    expect(qinghai({ dibao: { inpatient: null } })).toEqual(['local.dibao.inpatient: null is no object']);
  });

  test('have a cap that is an amount, or none', () => {
    expect(qinghai({ dibao: { inpatient: good, cap: null } })).toEqual(['local.dibao.cap: null is no amount']);
    expect(qinghai({ dibao: { inpatient: good, cap: '100000000.00' } })).toEqual([
      'local.dibao.cap: "100000000.00" is no amount',
    ]);
  });

  test('never replace a published number', () => {
    const message = 'not set here: the policy publishes it, or a county may not set it';
    expect(qinghai({ low_income: { inpatient: good } })).toEqual([`local.low_income.inpatient: ${message}`]);
    expect(qinghai({ expenditure_poor: { inpatient: good, outpatient: good } })).toEqual([
      `local.expenditure_poor.inpatient: ${message}`,
    ]);
    expect(hohhot({ monitored: { inpatient: good } })).toEqual([`local.monitored.inpatient: ${message}`]);
    expect(hohhot({ dibao: { cap: '1.00' } })).toEqual([`local.dibao.cap: ${message}`]);
    expect(hohhot({ tekun: { outpatient: good } })).toEqual(['local.tekun: no local parameter of hohhot-2022']);
    expect(faults('zhengzhou-2017', { dibao: { inpatient: good } })).toEqual([
      'local.dibao: no local parameter of zhengzhou-2017',
    ]);
  });
});

describe('tiers', () => {
  const tiers = (...list: unknown[]) => hohhot({ dibaoTiers: list });

  test('are a list that ends in null and ascends', () => {
    expect(hohhot({ dibaoTiers: '0.70' })).toEqual(['local.dibaoTiers: "0.70" is no list of tiers']);
    expect(tiers()).toEqual(['local.dibaoTiers: no tiers']);
    expect(tiers({ upTo: '100.00', ratio: '0.70' })).toEqual([
      'local.dibaoTiers[0].upTo: the last tier goes up to null',
    ]);
    expect(tiers({ upTo: null, ratio: '0.70' }, { upTo: null, ratio: '0.80' })).toEqual([
      'local.dibaoTiers[0].upTo: only the last tier goes up to null',
    ]);
    expect(
      tiers({ upTo: '200.00', ratio: '0.70' }, { upTo: '200.00', ratio: '0.75' }, { upTo: null, ratio: '0.80' }),
    ).toEqual(['local.dibaoTiers[1].upTo: not above the tier before']);
    expect(tiers({ upTo: '0.00', ratio: '0.70' }, { upTo: null, ratio: '0.80' })).toEqual([
      'local.dibaoTiers[0].upTo: not above the tier before',
    ]);
  });

  test('have a ratio and an upper end each', () => {
    expect(tiers({ upTo: null })).toEqual(['local.dibaoTiers[0].ratio: missing ratio (0.00 to 1.00)']);
    expect(tiers({ ratio: '0.70' })).toEqual(['local.dibaoTiers[0].upTo: missing amount or null']);
    expect(tiers({ upTo: null, ratio: '0.70', from: '0.00' })).toEqual(['local.dibaoTiers[0].from: unknown key']);
    expect(tiers(7)).toEqual(['local.dibaoTiers[0]: 7 is no object']);
  });
});

test('caps name classes of the pack, each with an amount', () => {
  expect(hohhot({ caps: { dibao_edge: '1.00', tekun: 'much' } })).toEqual([
    'local.caps.tekun: "much" is no amount',
    'local.caps.dibao_edge: unknown key',
  ]);
  expect(hohhot({ caps: [] })).toEqual(['local.caps: a list is no object']);
});

test('every problem of every parameter is listed at once', () => {
  expect(
    qinghai({ tekun: 1, dibao: { inpatient: { deductible: 'x', ratio: 'y' } }, employeeWage: 'z', nothing: {} }),
  ).toEqual([
    'local.tekun: 1 is no object',
    'local.dibao.inpatient.deductible: "x" is no amount',
    'local.dibao.inpatient.ratio: "y" is no ratio (0.00 to 1.00)',
    'local.employeeWage: "z" is no amount',
    'local.nothing: no local parameter of qinghai-2022',
  ]);
});
