import { describe, expect, test } from 'vitest';
import type { AidCase, AidVisit, LocalParameters } from '#shared/settlement/case-file.ts';
import { assessEligibility, settleCase, type PackContent, type PackFund, type PolicyPack } from '#rules';
import { aidCase, burdenOf, identity, visit } from '../../support/build-case.ts';
import { packOf } from '../../support/packs.ts';

/*
 * What the pack format allows and none of the five policies happens to say: the engine knows no policy by name, so a
 * county's next pack must come out right as well.
 */

/** A pack as a county might write it next, changed from one of the five. */
const changed = (id: string, change: (content: PackContent) => Partial<PackContent>): PolicyPack => {
  const { content, hash } = packOf(id);
  return { hash, content: { ...content, ...change(content) } };
};
type ShareFund = Extract<PackFund, { readonly method: 'share' }>;
type PerDayFund = Extract<PackFund, { readonly method: 'perDay' }>;
const share = (id: string, change: (fund: ShareFund) => ShareFund) => (content: PackContent) => ({
  funds: content.funds.map((fund) => (fund.method === 'share' && fund.id === id ? change(fund) : fund)),
});
const perDay = (change: (fund: PerDayFund) => PerDayFund) => (content: PackContent) => ({
  funds: content.funds.map((fund) => (fund.method === 'perDay' ? change(fund) : fund)),
});
const on = (id: string, day: string, changes: Partial<AidVisit> = {}): AidVisit =>
  visit({ id, from: day, to: day, ...changes });
const aidsOf = (pack: PolicyPack, input: AidCase, local: LocalParameters = {}) =>
  settleCase(pack, input, { local }).visits.map(({ aid }) => aid);

describe('a fund', () => {
  const amounts = burdenOf('10000.00');

  test('that is a share of the burden takes no heed of what the funds before it gave', () => {
    const pack = changed(
      'benxi-2023',
      share('tilt', (fund) => ({ ...fund, base: { ...fund.base, value: 'burden' } })),
    );
    expect(aidsOf(packOf('benxi-2023'), aidCase({ visits: [visit({ amounts })] }))).toEqual([{ basic: '7000.00' }]);
    // (10,000 − 3,000) × 70 %, cut by nothing: the bill is 10,000 and 7,000 are given, so 3,000 are left for it.
    expect(aidsOf(pack, aidCase({ visits: [visit({ amounts })] }))).toEqual([{ basic: '7000.00', tilt: '3000.00' }]);
  });

  test('that names its kinds gives nothing for others', () => {
    const pack = changed(
      'benxi-2023',
      share('tilt', (fund) => ({ ...fund, kinds: { ...fund.base, value: ['outpatient_major'] } })),
    );
    const visits = [
      on('a', '2023-05-01', { amounts: burdenOf('20000.00') }),
      on('b', '2023-06-01', { amounts, kind: 'outpatient_major' }),
    ];
    // The pool of 20,000 is 6,000 short of 70 % of the second; its residual of 4,000 is 1,000 over the deductible.
    expect(aidsOf(pack, aidCase({ visits }))).toEqual([{ basic: '14000.00' }, { basic: '6000.00', tilt: '700.00' }]);
  });

  test('per day may be for every stay, and for other kinds', () => {
    const local = { bedDayRate: '30.00' };
    const stays = [visit({ bedDays: 10 }), on('v2', '2023-06-01', { kind: 'outpatient_chronic', psychiatric: true })];
    const ordinary = [{ basic: '700.00' }, { basic: '700.00' }];
    expect(aidsOf(packOf('benxi-2023'), aidCase({ visits: stays }), local)).toEqual(ordinary);
    const everyStay = changed(
      'benxi-2023',
      perDay((fund) => ({ ...fund, psychiatricOnly: { ...fund.psychiatricOnly, value: false } })),
    );
    expect(aidsOf(everyStay, aidCase({ visits: stays }), local)).toEqual([{ bedDay: '300.00' }, { basic: '700.00' }]);
    const everyKind = changed(
      'benxi-2023',
      perDay((fund) => ({ ...fund, kinds: { ...fund.kinds, value: ['inpatient', 'outpatient_chronic'] } })),
    );
    expect(aidsOf(everyKind, aidCase({ visits: stays }), local)).toEqual([{ basic: '700.00' }, { bedDay: '30.00' }]);
  });

  test('with terms for some kinds only gives the class nothing for the others', () => {
    const pack = changed(
      'benxi-2023',
      share('basic', (fund) => {
        const { dibao, ...terms } = fund.terms;
        if (dibao === undefined) throw new Error('No terms for dibao');
        return { ...fund, terms: { ...terms, dibao: { ...dibao, kinds: { ...fund.base, value: ['inpatient'] } } } };
      }),
    );
    const visits = [on('a', '2023-05-01'), on('b', '2023-06-01', { kind: 'outpatient_chronic', amounts })];
    // Without basic aid the residual is the burden: 300 + 10,000 are 7,300 over the deductible of 3,000.
    expect(aidsOf(pack, aidCase({ visits }))).toEqual([{ basic: '700.00' }, { tilt: '5110.00' }]);
  });
});

describe('a year end', () => {
  test('is of each year by itself', () => {
    const pack = changed('zhengzhou-2017', ({ effective }) => ({
      effective: { ...effective, to: { ...effective.to, value: null } },
    }));
    const person = { insurance: 'resident', identities: [identity('dibao', '2016-01-01')] } as const;
    const input = aidCase({
      applicationDate: '2018-12-01',
      person: { ...person, identities: [...person.identities] },
      visits: [
        on('a', '2017-05-01', { amounts: burdenOf('3000.00') }),
        on('b', '2018-05-01', { amounts: burdenOf('3000.01') }),
      ],
    });
    const { visits, deferred, payable } = settleCase(pack, input);
    expect(visits.map(({ status }) => status)).toEqual(['deferred', 'eligible']);
    expect([deferred, payable]).toEqual(['2100.00', '2100.01']);
    const texts = settleCase(pack, input, { trace: true }).trace?.filter(({ step }) => step === 'yearEnd');
    expect(texts?.map(({ formula }) => formula)).toEqual(['0.00 + 3000.00 = 3000.00']);
  });
});

describe('a policy with a last day', () => {
  test('is not reached back to by a one-off identity from a visit after it', () => {
    const pack = changed('benxi-2023', ({ effective }) => ({
      effective: { ...effective, to: { ...effective.to, value: '2023-12-31' } },
    }));
    const person = { insurance: 'resident' as const, identities: [identity('illness_poor')] };
    const rangeOf = (day: string, applicationDate: string) =>
      assessEligibility(pack, aidCase({ person, applicationDate, visits: [on('v1', day)] }))[0]?.result;
    expect(rangeOf('2024-01-01', '2024-02-01')).toBe('unknown');
    expect(rangeOf('2022-12-31', '2023-12-31')).toBe('pass');
    expect(rangeOf('2023-12-31', '2024-02-01')).toBe('pass');
    expect(rangeOf('2022-12-31', '2024-01-01')).toBe('unknown');
  });

  test('may forbid a one-off identity to reach back before its first day', () => {
    const pack = changed('benxi-2023', ({ classes }) => ({
      classes: classes.map((item) =>
        item.oneOff
          ? { ...item, oneOff: { ...item.oneOff, beforeRange: { ...item.oneOff.beforeRange, value: false } } }
          : item,
      ),
    }));
    const person = { insurance: 'resident' as const, identities: [identity('illness_poor')] };
    const input = aidCase({ person, applicationDate: '2023-06-30', visits: [on('v1', '2022-12-31')] });
    expect(settleCase(pack, input).missing).toEqual(['pack.benxi@2022-12-31']);
    expect(settleCase(packOf('benxi-2023'), input).missing).toEqual([]);
  });
});

describe('a one-off period of another length', () => {
  const periodOf = (months: number, applicationDate: string): string | undefined => {
    const pack = changed('benxi-2023', ({ classes }) => ({
      classes: classes.map((item) =>
        item.oneOff ? { ...item, oneOff: { ...item.oneOff, months: { ...item.oneOff.months, value: months } } } : item,
      ),
    }));
    const person = { insurance: 'resident' as const, identities: [identity('illness_poor', '1000-01-01')] };
    const lines = assessEligibility(pack, aidCase({ person, applicationDate }));
    return lines.find(({ condition }) => condition === 'lookback')?.rule;
  };
  const rule = (months: number, from: string, to: string) =>
    `一次性救助只计申请之日前 ${months} 个月内的费用（${from}至${to}，含首尾两日）。`;

  test('counts whole months back, a month’s last day where there is no such day', () => {
    expect(periodOf(6, '2023-08-31')).toBe(rule(6, '2023年2月28日', '2023年8月31日'));
    expect(periodOf(18, '2025-08-31')).toBe(rule(18, '2024年2月29日', '2025年8月31日'));
  });

  test('ends at the first day there is', () => {
    expect(periodOf(6, '1000-11-15')).toBe(rule(6, '1000年5月15日', '1000年11月15日'));
    expect(periodOf(14, '1001-03-15')).toBe(rule(14, '1000年1月15日', '1001年3月15日'));
    expect(periodOf(15, '1001-03-15')).toBe(rule(15, '1000年1月1日', '1001年3月15日'));
  });
});

describe('a collective period', () => {
  test('may end before the year does', () => {
    const pack = changed('liupanshui-2020', ({ enrolment }) => {
      if (!enrolment) throw new Error('The pack has no enrolment');
      return { enrolment: { ...enrolment, collectiveTo: { ...enrolment.collectiveTo, value: '11-30' } } };
    });
    const reasonOf = (paidOn: string) => {
      const enrolment = { paidOn, forYear: 2023, bornOn: null, employeeEndedOn: null };
      const person = { insurance: 'resident' as const, identities: [identity('dibao')], enrolment };
      return settleCase(pack, aidCase({ person, visits: [on('v1', '2023-01-01')] })).visits[0]?.reasons;
    };
    expect([reasonOf('2022-11-30'), reasonOf('2022-12-01')]).toEqual([['parameter_missing'], ['waiting_period']]);
  });
});

describe('a policy without a rule of 大病 for everybody', () => {
  test('works nothing out for those it does not name', () => {
    const pack = changed('qinghai-2022', ({ layers }) => {
      if (!layers) throw new Error('The pack has no layers');
      const rules = layers.seriousIllness.rules.filter(({ categories }) => categories !== undefined);
      return { layers: { ...layers, seriousIllness: { ...layers.seriousIllness, rules } } };
    });
    const of = (category: 'low_income' | 'returned_poor') => {
      const person = { insurance: 'resident' as const, hukou: '630102', identities: [identity(category)] };
      const visits = [visit({ layers: 'compute', amounts: burdenOf('20000.00') })];
      return settleCase(pack, aidCase({ person, visits })).visits[0]?.layers.seriousIllness;
    };
    expect([of('low_income'), of('returned_poor')]).toEqual(['0.00', '11900.00']);
  });
});

describe('a value that is confirmed', () => {
  const provisional = (pack: PolicyPack, input: AidCase) => settleCase(pack, input).provisional;

  test('makes nothing provisional: a one-off period that reaches back by the document’s own words', () => {
    const pack = changed('benxi-2023', ({ classes }) => ({
      classes: classes.map((item) =>
        item.oneOff
          ? { ...item, oneOff: { ...item.oneOff, beforeRange: { ...item.oneOff.beforeRange, confirmed: true } } }
          : item,
      ),
    }));
    const person = { insurance: 'resident' as const, identities: [identity('illness_poor')] };
    const input = aidCase({ person, applicationDate: '2023-06-30', visits: [on('v1', '2022-12-31')] });
    expect([provisional(pack, input), provisional(packOf('benxi-2023'), input)]).toEqual([false, true]);
  });

  test('is not enough while one band of a layer that paid is a reading', () => {
    const bandsOf = (confirmed: readonly boolean[]) =>
      changed('qinghai-2022', ({ layers }) => {
        if (!layers) throw new Error('The pack has no layers');
        const [, everybody] = layers.seriousIllness.rules;
        const [band] = everybody?.bands ?? [];
        if (everybody === undefined || band === undefined) throw new Error('The pack has no ordinary rule');
        const bands = confirmed.map((isSure, index) => ({
          over: { ...band.over, value: index === 0 ? '12000.00' : '20000.00' },
          ratio: { ...band.ratio, confirmed: isSure },
        }));
        return {
          layers: { ...layers, seriousIllness: { ...layers.seriousIllness, rules: [{ ...everybody, bands }] } },
        };
      });
    const person = { insurance: 'resident' as const, hukou: '630102', identities: [identity('low_income')] };
    const input = aidCase({ person, visits: [visit({ layers: 'compute', amounts: burdenOf('15000.00') })] });
    expect([provisional(bandsOf([true, true]), input), provisional(bandsOf([true, false]), input)]).toEqual([
      false,
      true,
    ]);
  });
});

describe('a pack that was never checked', () => {
  const settle = (pack: PolicyPack) => () => settleCase(pack, aidCase());

  test('is refused where it cites an article it does not have', () => {
    const pack = changed('benxi-2023', ({ kinds }) => ({ kinds: { ...kinds, article: 'a99' } }));
    expect(settle(pack)).toThrow('A checked pack cites an article it does not have: a99');
  });

  test('is refused where a percentage is none', () => {
    const pack = changed(
      'benxi-2023',
      share('basic', (fund) => {
        const { dibao } = fund.terms;
        if (dibao === undefined) throw new Error('No terms for dibao');
        return { ...fund, terms: { ...fund.terms, dibao: { ...dibao, ratio: { ...dibao.ratio, value: '170%' } } } };
      }),
    );
    expect(settle(pack)).toThrow('A checked pack holds a percentage that is none: 170%');
  });

  test('is refused where a per-day fund replaces a fund that is not there', () => {
    const pack = changed(
      'benxi-2023',
      perDay((fund) => ({ ...fund, replaces: 'none' })),
    );
    expect(settle(pack)).toThrow('A checked pack replaces a fund it does not have: none');
  });

  test('is refused where terms come from a local parameter that is not there', () => {
    const pack = changed('liupanshui-2020', () => ({ local: [] }));
    expect(settle(pack)).toThrow(/^A checked pack uses a local parameter it does not have: \w+$/);
  });
});
