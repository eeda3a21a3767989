import { describe, expect, test } from 'vitest';
import { capLineSchema } from '#shared/settlement/cap-line.ts';
import { remainingCaps } from '#rules';
import { BENXI } from '../support/benxi.ts';
import { aidCase, burdenOf, identity, visit } from '../support/build-case.ts';

const article = (key: string) => ({ key, citation: '本溪市实施方案 四(五)' });

describe('remainingCaps', () => {
  test('shows cap, used before, used now and left, per pool and year; no limit is null', () => {
    const lines = remainingCaps(
      BENXI,
      aidCase({
        opening: [{ year: 2023, burden: '10000.00', paid: { basic: '7000.00' } }],
        visits: [
          visit({ amounts: burdenOf('10000.00') }),
          visit({ id: 'v2', to: '2024-01-03', amounts: burdenOf('100.00') }),
        ],
      }),
    );
    const common = { treatedAs: 'dibao' };
    const [y2023, y2024] = [
      { period: '2023', periodName: '2023年度' },
      { period: '2024', periodName: '2024年度' },
    ];
    const basic = { pool: 'basic', poolName: '基本救助年度限额', cap: '20000.00', article: article('a4-5-basic') };
    const tilt = { pool: 'tilt', poolName: '倾斜救助年度限额', cap: null, left: null, article: article('a4-5-tilt') };
    expect(lines).toEqual([
      { ...common, ...y2023, ...basic, before: '7000.00', now: '7000.00', left: '6000.00' },
      { ...common, ...y2023, ...tilt, before: '0.00', now: '2100.00' },
      { ...common, ...y2024, ...basic, before: '0.00', now: '70.00', left: '19930.00' },
      { ...common, ...y2024, ...tilt, before: '0.00', now: '0.00' },
    ]);
    for (const line of lines) expect(capLineSchema.parse(line)).toEqual(line);
  });

  test('counts bed-day aid in the pool of basic aid', () => {
    const input = aidCase({ visits: [visit({ psychiatric: true, bedDays: 10 })] });
    const [basic] = remainingCaps(BENXI, input, { local: { bedDayRate: '30.00' } });
    expect([basic?.pool, basic?.now, basic?.left]).toEqual(['basic', '300.00', '19700.00']);
  });

  test('gives a one-off period its own line', () => {
    const person = { insurance: 'resident' as const, identities: [identity('illness_poor')] };
    const [basic, tilt] = remainingCaps(BENXI, aidCase({ person, visits: [visit({ amounts: burdenOf('50000.00') })] }));
    expect([basic?.period, basic?.periodName, basic?.left, tilt?.cap, tilt?.left]).toEqual([
      'oneOff.illness_poor',
      '一次性救助（2022年12月1日至2023年12月1日）',
      '0.00',
      '20000.00',
      '10000.00',
    ]);
  });

  test('has nothing to show when no visit is aided', () => {
    expect(remainingCaps(BENXI, aidCase({ visits: [] }))).toEqual([]);
  });
});
