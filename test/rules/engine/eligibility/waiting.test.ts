import { describe, expect, test } from 'vitest';
import type { AidCase } from '#shared/settlement/case-file.ts';
import { aidCase, identity, visit } from '../../support/build-case.ts';
import { conditionLines } from '../../support/print-lines.ts';

const dibao: AidCase['person'] = { insurance: 'resident', identities: [identity('dibao')] };

describe('the start of insurance benefits (六盘水 一(二))', () => {
  type Enrolment = NonNullable<AidCase['person']['enrolment']>;
  const lineOf = (enrolment: Enrolment, day = '2023-05-10') =>
    conditionLines(
      'liupanshui-2020',
      aidCase({ person: { ...dibao, enrolment }, visits: [visit({ from: day, to: day })] }),
      ['waiting'],
    );
  const late = { forYear: 2023, bornOn: null, employeeEndedOn: null };

  test('is 1 January for who paid in the collective months, both ends in', () => {
    const paid = ['2022-08-31', '2022-09-01', '2022-12-31', '2023-01-01'];
    expect(paid.flatMap((paidOn) => lineOf({ ...late, paidOn }, '2023-01-01'))).toEqual([
      'v1 waiting pass - [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年1月1日；零星缴费，缴费之日起 60 日后享受待遇，即2022年10月30日 | ',
      'v1 waiting pass - [a1-2-collective 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年1月1日；集中征缴期内缴费，次年1月1日起享受待遇，即2023年1月1日 | ',
      'v1 waiting pass - [a1-2-collective 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年1月1日；集中征缴期内缴费，次年1月1日起享受待遇，即2023年1月1日 | ',
      'v1 waiting fail waiting_period [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年1月1日；零星缴费，缴费之日起 60 日后享受待遇，即2023年3月2日 | ',
    ]);
  });

  test('is 60 days after a payment in those months for another year than the next', () => {
    expect(lineOf({ ...late, paidOn: '2022-11-01', forYear: 2022 })).toEqual([
      'v1 waiting pass - [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年5月10日；零星缴费，缴费之日起 60 日后享受待遇，即2022年12月31日 | ',
    ]);
  });

  test('is the day of birth for a child paid for within 90 days', () => {
    const paid = ['2023-05-09', '2023-05-10', '2023-08-08', '2023-08-09'];
    expect(paid.flatMap((paidOn) => lineOf({ ...late, paidOn, bornOn: '2023-05-10' }))).toEqual([
      'v1 waiting fail waiting_period [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年5月10日；零星缴费，缴费之日起 60 日后享受待遇，即2023年7月8日 | ',
      'v1 waiting pass - [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年5月10日；出生后 90 日内缴费，出生之日起享受待遇，即2023年5月10日 | ',
      'v1 waiting pass - [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年5月10日；出生后 90 日内缴费，出生之日起享受待遇，即2023年5月10日 | ',
      'v1 waiting fail waiting_period [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年5月10日；零星缴费，缴费之日起 60 日后享受待遇，即2023年10月8日 | ',
    ]);
  });

  test('is the day after employee insurance ended for who paid within 60 days', () => {
    const paid = ['2023-05-08', '2023-05-09', '2023-07-08', '2023-07-09'];
    expect(paid.flatMap((paidOn) => lineOf({ ...late, paidOn, employeeEndedOn: '2023-05-09' }))).toEqual([
      'v1 waiting fail waiting_period [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年5月10日；零星缴费，缴费之日起 60 日后享受待遇，即2023年7月7日 | ',
      'v1 waiting pass - [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年5月10日；职工医保暂停后 60 日内缴费，暂停次日起享受待遇，即2023年5月10日 | ',
      'v1 waiting pass - [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年5月10日；职工医保暂停后 60 日内缴费，暂停次日起享受待遇，即2023年5月10日 | ',
      'v1 waiting fail waiting_period [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年5月10日；零星缴费，缴费之日起 60 日后享受待遇，即2023年9月7日 | ',
    ]);
  });

  test('is 60 days after any other payment, that day in', () => {
    expect(['2023-03-11', '2023-03-12'].flatMap((paidOn) => lineOf({ ...late, paidOn }))).toEqual([
      'v1 waiting pass - [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年5月10日；零星缴费，缴费之日起 60 日后享受待遇，即2023年5月10日 | ',
      'v1 waiting fail waiting_period [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年5月10日；零星缴费，缴费之日起 60 日后享受待遇，即2023年5月11日 | ',
    ]);
  });

  test('is not asked where nothing was paid, nor under a policy without one', () => {
    expect(lineOf({ ...late, paidOn: null })).toEqual([]);
    const person = { ...dibao, enrolment: { ...late, paidOn: '2023-05-01' } };
    expect(conditionLines('benxi-2023', aidCase({ person }), ['waiting'])).toEqual([]);
  });

  test('stays within the calendar for a payment on its last days', () => {
    expect(['9998-11-01', '9998-11-02'].flatMap((paidOn) => lineOf({ ...late, paidOn }))).toEqual([
      'v1 waiting fail waiting_period [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年5月10日；零星缴费，缴费之日起 60 日后享受待遇，即9998年12月31日 | ',
      'v1 waiting fail waiting_period [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年5月10日；零星缴费，缴费之日起 60 日后享受待遇，即9998年12月31日 | ',
    ]);
    expect(lineOf({ ...late, paidOn: '9998-12-15' })).toEqual([
      'v1 waiting fail waiting_period [a1-2-late 六盘水市实施意见 一(二)] 就诊日期须在医保待遇起始日之后（含当日）。 | 就诊日期2023年5月10日；零星缴费，缴费之日起 60 日后享受待遇，即9998年12月31日 | ',
    ]);
  });
});
