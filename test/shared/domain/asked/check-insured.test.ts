import { describe, expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { type ApplicationForm, emptyForm } from '#shared/domain/application-form.ts';
import { checkInsured } from '#shared/domain/asked/check-insured.ts';
import { NO_QUESTIONS } from '#shared/domain/asked/form-questions.ts';
import { readInsured } from '#shared/domain/asked/read-insured.ts';

const today = toDay('2023-10-20');
const HUKOU = { ...NO_QUESTIONS, hukou: true };
const ENROLMENT = { ...NO_QUESTIONS, enrolment: true };
const form = (insured: Partial<ApplicationForm['insured']>): ApplicationForm => {
  const empty = emptyForm(today, () => 'k');
  return { ...empty, person: { ...empty.person, idNumber: '1' }, insured: { ...empty.insured, ...insured } };
};
const found = (insured: Partial<ApplicationForm['insured']>, asked = ENROLMENT) =>
  checkInsured(form(insured), today, asked).map(({ path, severity }) => [path, severity]);

describe('what only some policies ask', () => {
  test('is never wrong and never read where the policy does not ask it', () => {
    const wrong = form({ hukou: '41', paidOn: '去年', forYear: '二三', employeeEndedOn: '2023-02-30' });
    expect(checkInsured(wrong, today, NO_QUESTIONS)).toEqual([]);
    const sound = form({ hukou: '410105', paidOn: '2022-10-01', forYear: '2023', employeeEndedOn: '' });
    expect(readInsured(sound.insured, today, NO_QUESTIONS)).toEqual({
      hukou: null,
      paidOn: null,
      forYear: null,
      employeeEndedOn: null,
    });
  });
});

test('in a form nobody has begun nothing is pointed out', () => {
  const asked = { ...HUKOU, enrolment: true };
  expect(
    checkInsured(
      emptyForm(today, () => 'k'),
      today,
      asked,
    ),
  ).toEqual([]);
});

describe('the registration', () => {
  test.each(['41', '4101051', '41010a', '990105', '身份证上的'])('(%s) is no code', (hukou) => {
    expect(found({ hukou }, HUKOU)).toEqual([['insured.hukou', 'wrong']]);
  });

  test('left open keeps nobody from accepting, but is pointed out', () => {
    expect(found({}, HUKOU)).toEqual([['insured.hukou', 'warning']]);
  });

  test('is read without the spaces around it', () => {
    expect(found({ hukou: ' 410105 ' }, HUKOU)).toEqual([]);
    expect(readInsured(form({ hukou: ' 410105 ' }).insured, today, HUKOU).hukou).toBe('410105');
  });
});

describe('the enrolment', () => {
  test('left open keeps nobody from accepting, but is pointed out', () => {
    expect(found({})).toEqual([['insured.paidOn', 'warning']]);
  });

  test('needs the year that was paid for, because the start of benefits depends on it', () => {
    expect(found({ paidOn: '2022-10-01' })).toEqual([['insured.forYear', 'missing']]);
    expect(found({ paidOn: '2022-10-01', forYear: '23' })).toEqual([['insured.forYear', 'wrong']]);
    expect(found({ paidOn: '20221001', forYear: '2023' })).toEqual([]);
  });

  test.each([
    ['paidOn', '2022-02-30'],
    ['paidOn', '2023-10-21'],
    ['employeeEndedOn', '上个月'],
    ['employeeEndedOn', '2024-01-01'],
  ] as const)('(%s %s) is a day that exists and has come', (field, typed) => {
    const entry = { paidOn: '2022-10-01', forYear: '2023', [field]: typed };
    expect(found(entry)).toEqual([[`insured.${field}`, 'wrong']]);
    expect(readInsured(form(entry).insured, today, ENROLMENT)[field]).toBeNull();
  });
});
