import { describe, expect, test } from 'vitest';
import { assessment } from '#shared/contract/case/assessment.ts';
import { type ApplicationForm, emptyForm } from '#shared/domain/application-form.ts';
import type { AssessInput } from '../../../electron/service/assess/assess-input.ts';
import { EXPECTED, type InventedStay, PERSON, STAYS } from '../../support/invented-case.ts';
import { TODAY, typedForm, typedVisit, withVisit } from '../support/forms/invented-form.ts';
import { assess } from './support/assess.ts';

const settlementOf = (form: ApplicationForm, changes: Partial<AssessInput> = {}) => {
  const { settlement } = assess(form, changes);
  if (settlement === null) throw new Error('No settlement');
  return settlement;
};

describe('a form with every fact', () => {
  test('is settled to the fen', () => {
    const settlement = settlementOf(typedForm());
    expect(settlement.status).toBe('settled');
    expect(settlement.payable).toBe(EXPECTED.payableFen);
    expect(settlement.years).toMatchObject([
      {
        year: 2023,
        aid: [
          { fund: 'basic', name: '基本救助', amount: EXPECTED.basicFen },
          { fund: 'tilt', name: '倾斜救助', amount: EXPECTED.tiltFen },
        ],
      },
    ]);
    expect(settlement.treatedAs).toEqual({ id: 'dibao', name: '低保对象' });
    expect(
      settlement.visits.map(({ visit, isCurrent, hospital, status }) => [visit, isCurrent, hospital, status]),
    ).toEqual(STAYS.map(({ hospital }, index) => [`k${index + 1}`, true, hospital, 'eligible']));
    expect(settlement.caps).toMatchObject([
      { year: 2023, pool: 'basic', cap: 2_000_000, before: 0, now: 2_000_000, left: 0 },
      { year: 2023, pool: 'tilt', cap: null, left: null },
    ]);
  });

  test('has a trace whose results sum to the aid, each step with its passage', () => {
    const { trace, totalAid } = settlementOf(typedForm());
    expect(trace.reduce((sum, { result }) => sum + (result ?? 0), 0)).toBe(totalAid);
    for (const row of trace) {
      expect(row.text).toMatch(/\p{Script=Han}/u);
      expect(row.article === '' || row.passage !== '').toBe(true);
      expect([null, 'k1', 'k2', 'k3']).toContain(row.visit);
    }
    expect(trace.find(({ layer }) => layer === 'tilt')?.layerName).toBe('倾斜救助');
  });

  test('meets every condition, each with fact, source, article and passage', () => {
    const { eligibility, toGet } = assess(typedForm());
    expect(toGet).toEqual([]);
    expect(eligibility.filter(({ visit }) => visit === null).map(({ condition }) => condition)).toEqual(['参加医保']);
    for (const line of eligibility) {
      expect(line).toMatchObject({ result: 'pass' });
      expect([line.rule, line.fact, line.source, line.article, line.passage]).not.toContain('');
    }
    expect(eligibility.find(({ condition }) => condition === '救助身份')?.source).toBe(PERSON.source);
    expect(eligibility.find(({ condition }) => condition === '定点机构')?.source).toBe('申请表填写');
  });

  test('is settled also when its sums are larger than one amount can be', () => {
    const cost = '60000000.00';
    const stay: InventedStay = { ...(STAYS[0] ?? raise()), amounts: [cost, '0', '0', '0', cost, '0', '0', '0', '0'] };
    const settlement = settlementOf(typedForm([stay, { ...stay, bill: ['21060123', '0000000002', ''] }]));
    expect(settlement).toMatchObject({ status: 'settled', years: [{ burden: 12_000_000_000 }] });
  });

  test('is what the contract says it is', () => {
    const { computed, ...shown } = assess(typedForm());
    expect(computed?.file.cases).toHaveLength(1);
    expect(assessment.parse(shown)).toEqual(shown);
  });
});

describe('an unknown fact', () => {
  const unknowns: readonly (readonly [string, Parameters<typeof withVisit>[2], string, string])[] = [
    ['whether the hospital is designated', { designated: '' }, '是否定点医疗机构', 'visits.k2.designated'],
    ['the area', { area: '' }, '统筹区内或区外', 'visits.k2.area'],
    ['a referral outside', { area: 'outside', referral: '' }, '是否转诊或备案', 'visits.k2.referral'],
    ['the level', { level: '' }, '医院级别', 'visits.k2.level'],
    ['the kind', { kind: '' }, '就医类别', 'visits.k2.kind'],
    ['the discharge day', { to: '' }, '出院日期', 'visits.k2.to'],
    [
      'a discharge day that does not exist',
      { to: '2023-02-30' },
      '出院日期（现填“2023-02-30”，不能用）',
      'visits.k2.to',
    ],
    [
      'a discharge before the admission',
      { from: '2023-05-20', to: '2023-05-02' },
      '出院日期（现早于入院日期）',
      'visits.k2.to',
    ],
    ['the admission day', { from: '' }, '入院日期', 'visits.k2.from'],
    ['unreadable bed-days', { bedDays: '很多' }, '住院床日', 'visits.k2.bedDays'],
  ];

  test.each(unknowns)('(%s) leaves its bill undecided and the others shown', (_, changes, label, path) => {
    const { settlement, toGet, eligibility } = assess(withVisit(typedForm(), 'k2', changes));
    expect(settlement?.status).toBe('undecided');
    expect(settlement?.payable).toBe(0);
    expect(settlement?.missing).toContainEqual({ name: path, text: label });
    expect(settlement?.visits.map(({ status }) => status)).toEqual(['eligible', 'undecided', 'eligible']);
    expect(settlement?.visits[0]?.aidTotal).toBeGreaterThan(0);
    expect(settlement?.visits[1]).toMatchObject({ aid: [], aidTotal: 0 });
    const item = toGet.find((entry) => entry.path === path);
    expect(item?.what).toContain(STAYS[1]?.hospital);
    expect(item?.why).toMatch(/本溪市实施方案/);
    expect(
      eligibility.some((line) => line.visit === 'k2' && line.result === 'unknown' && line.fact.includes(label)),
    ).toBe(true);
  });

  test('never takes the shape of a passed or failed condition', () => {
    const { eligibility } = assess(withVisit(typedForm(), 'k2', { designated: '' }));
    const line = eligibility.find(({ visit, condition }) => visit === 'k2' && condition === '定点机构');
    expect(line).toMatchObject({ result: 'unknown', fact: '未知：是否定点医疗机构', source: '' });
  });

  test.each([
    ['an amount not typed', 'basic', '', '基本医保', 'visits.k1.amounts.basic'],
    ['an amount that is text', 'firstPay', '十二', '先行自付', 'visits.k1.amounts.firstPay'],
    ['a total that does not add up', 'total', '1.00', '总费用及其各项（现不相等）', 'visits.k1.amounts.total'],
    ['more insurance than cost', 'basic', '47000.01', '保险支付金额（现多于范围内费用）', 'visits.k1.amounts.basic'],
  ])('(%s) is a thing to get', (_, field, typed, label, path) => {
    const form = typedForm();
    const amounts = { ...typedVisit(STAYS[0] ?? raise(), 'k1').amounts, [field]: typed };
    const { settlement, toGet } = assess(withVisit(form, 'k1', { amounts }));
    expect(settlement).toMatchObject({ status: 'undecided', payable: 0 });
    expect(settlement?.missing).toContainEqual({ name: path, text: label });
    expect(toGet.map((item) => item.path)).toContain(path);
  });

  test('about the person leaves every bill undecided', () => {
    const form = typedForm();
    const cases: readonly (readonly [ApplicationForm, string])[] = [
      [{ ...form, person: { ...form.person, insurance: '' } }, 'person.insurance'],
      [{ ...form, identities: [] }, 'identities'],
      [{ ...form, identities: emptyForm(TODAY, () => 'i1').identities }, 'identities.i1.category'],
      [
        typedForm(STAYS, { identities: form.identities.map((entry) => ({ ...entry, from: '' })) }),
        'identities.i1.from',
      ],
      [{ ...form, applicationDate: '2023-02-30' }, 'applicationDate'],
      [
        { ...form, openings: [{ key: 'o1', year: '2023', burden: '6', x: '', paid: { basic: '', tilt: '' } }] },
        'openings.o1.paid.basic',
      ],
    ];
    for (const [typed, path] of cases) {
      const { settlement, toGet } = assess(typed);
      expect(settlement).toMatchObject({ status: 'undecided', payable: 0, totalAid: 0 });
      expect(settlement?.visits.map(({ status }) => status)).toEqual(['undecided', 'undecided', 'undecided']);
      expect(toGet.map((item) => item.path)).toContain(path);
    }
  });

  test('of who it is shows the amounts but nothing payable', () => {
    const form = typedForm();
    const settlement = settlementOf({ ...form, person: { ...form.person, idNumber: '2105211958' } });
    expect(settlement).toMatchObject({ status: 'undecided', payable: 0, totalAid: EXPECTED.payableFen });
    expect(settlement.trace.filter(({ layer }) => layer === 'payable')).toEqual([]);
  });

  test('of the county is named as a parameter with the article that asks for it', () => {
    const form = withVisit(typedForm(), 'k2', { psychiatric: true });
    const { settlement, toGet } = assess(form);
    expect(settlement?.status).toBe('undecided');
    expect(settlement?.missing).toEqual([{ name: 'local.bedDayRate', text: '县级参数：严重精神障碍住院床日定额' }]);
    expect(toGet).toMatchObject([{ path: null }]);
    const set = {
      local: [{ key: 'bedDayRate', value: '180.00', source: '本医保发〔2023〕5号', setAt: '', setBy: '' }],
    };
    const known = assess(form, set);
    expect(known.settlement).toMatchObject({ status: 'settled', provisional: true });
    expect(known.eligibility.find(({ visit, condition }) => visit === 'k2' && condition === '测算参数')?.source).toBe(
      '县级参数（本医保发〔2023〕5号）',
    );
  });

  test('of an earlier policy names the day it is about', () => {
    const { settlement, toGet, eligibility } = assess(
      withVisit(typedForm(), 'k1', { from: '2022-04-20', to: '2022-05-01' }),
    );
    expect(settlement?.missing).toEqual([{ name: 'pack.benxi@2022-05-01', text: '2022年5月1日适用的救助政策' }]);
    // The bill waits for that policy; that this one does not cover its day is no question any more.
    const ofBill = eligibility.filter(({ visit }) => visit === 'k1');
    expect(ofBill.find(({ condition }) => condition === '政策有效期')).toMatchObject({ result: 'fail' });
    expect(settlement?.visits[0]).toMatchObject({ visit: 'k1', status: 'undecided' });
    expect(toGet[0]?.what).toContain('2022年5月1日');
  });
});

function raise(): never {
  throw new Error('The invented case has stays');
}
