import { describe, expect, test } from 'vitest';
import type { AidCaseFile } from '#shared/settlement/case-file.ts';
import { resultFileSchema } from '#shared/settlement/result-file.ts';
import { ENGINE_VERSION, settle, settleCase } from '#rules';
import { aidCase, burdenOf, identity, visit } from '../support/build-case.ts';
import { packOf } from '../support/packs.ts';

const ZHENGZHOU = packOf('zhengzhou-2017');
const small = aidCase({
  applicationDate: '2017-12-01',
  person: { insurance: 'resident', hukou: '410105', identities: [identity('dibao', '2016-01-01')] },
  visits: [visit({ from: '2017-05-01', to: '2017-05-01', amounts: burdenOf('1000.00') })],
});
const file = (changes: Partial<AidCaseFile> = {}): AidCaseFile => ({
  format: 'aid-case/1',
  pack: 'zhengzhou-2017',
  cases: [small, { ...small, id: 'c2' }],
  ...changes,
});

describe('settle, a whole file', () => {
  test('names format, pack, the pack’s hash and the engine, so that a result can be computed again (contract 3)', () => {
    const { cases, ...head } = settle(ZHENGZHOU, file());
    expect(head).toEqual({
      format: 'aid-result/1',
      pack: 'zhengzhou-2017',
      packHash: ZHENGZHOU.hash,
      engine: ENGINE_VERSION,
    });
    expect(ENGINE_VERSION).toMatch(/^\d+\.\d+\.\d+$/);
    expect(cases.map(({ id }) => id)).toEqual(['c1', 'c2']);
    expect(cases[0]).toEqual(settleCase(ZHENGZHOU, small));
  });

  test('is a result that its schema takes', () => {
    const result = settle(ZHENGZHOU, file(), { trace: true });
    expect(resultFileSchema.parse(result)).toEqual(result);
  });

  test('pays at once what waits for the year end when the file closes the year (contract 6.3)', () => {
    const of = (closeYear?: boolean) => settle(ZHENGZHOU, file(closeYear === undefined ? {} : { closeYear })).cases[0];
    expect([of()?.deferred, of()?.payable]).toEqual(['700.00', '0.00']);
    expect([of(true)?.deferred, of(true)?.payable]).toEqual(['0.00', '700.00']);
    expect([of(false)?.deferred, of(false)?.payable]).toEqual(['700.00', '0.00']);
  });

  test('settles every case with the county’s parameters of the file', () => {
    const child = {
      ...small,
      person: { ...small.person, identities: [identity('child_in_need', '2016-01-01')] },
    };
    const terms = { deductible: '100.00', ratio: '0.50' };
    const local = { child_in_need: { inpatient: terms } };
    const of = (changes: Partial<AidCaseFile>) => settle(ZHENGZHOU, file({ cases: [child], ...changes })).cases[0];
    expect(of({})?.missing).toEqual(['local.child_in_need.inpatient']);
    expect(of({ local })?.total.aidTotal).toBe('450.00');
  });

  test('traces every case only when it is asked to', () => {
    expect(settle(ZHENGZHOU, file()).cases.some((item) => 'trace' in item)).toBe(false);
    expect(settle(ZHENGZHOU, file(), { trace: true }).cases.every((item) => (item.trace?.length ?? 0) > 0)).toBe(true);
  });

  test('refuses a file for another pack: an amount under the wrong policy must not come out', () => {
    expect(() => settle(packOf('benxi-2023'), file())).toThrow('The file is for zhengzhou-2017, not benxi-2023');
  });
});
