import { expect, test } from 'vitest';
import { type ApplicationForm, emptyForm, emptyIdentity, emptyVisit } from '#shared/domain/application-form.ts';
import { changedFields } from '#shared/domain/review/changed-fields.ts';
import { fieldAt, formFields } from '#shared/domain/review/form-fields.ts';

const visit = (key: string, total: string) => ({
  ...emptyVisit(key),
  hospital: `${key}医院`,
  amounts: { ...emptyVisit(key).amounts, total },
});
const base: ApplicationForm = {
  ...emptyForm('2023-06-15', () => 'i1'),
  visits: [visit('v1', '12,345.67'), visit('v2', '800')],
};

test('the same amount or day typed otherwise is no change', () => {
  const typed = {
    ...base,
    applicationDate: '2023年6月15日',
    visits: [visit('v1', '12345.67'), visit('v2', '800.00')],
  };
  expect(changedFields(base, typed)).toEqual([]);
});

test('a changed figure and a changed word are given old and new, with the place people call them', () => {
  const after = {
    ...base,
    account: { ...base.account, bank: '农商银行' },
    visits: [visit('v1', '12,000'), visit('v2', '800')],
  };
  expect(changedFields(base, after)).toEqual([
    { path: 'account.bank', place: '收款账户·开户银行', before: '', after: '农商银行', isAmount: false },
    {
      path: 'visits.v1.amounts.total',
      place: '第 1 张票据·总费用',
      before: '12,345.67',
      after: '12,000.00',
      isAmount: true,
    },
  ]);
});

test('a bill that came or went is one line, and what stayed keeps its own place', () => {
  const after = { ...base, visits: [visit('v2', '800'), visit('v3', '5')] };
  const changes = changedFields(base, after);
  expect(changes.map(({ path, place, before, after: now }) => [path, place, before === null, now === null])).toEqual([
    ['visits.v3', '第 2 张票据', true, false],
    ['visits.v1', '原第 1 张票据', false, true],
  ]);
  expect(changes[0]?.after).toContain('v3医院');
  expect(changes[1]?.before).toContain('v1医院');
});

test('an identity and the aid of a fund that are no longer there are said', () => {
  const before: ApplicationForm = {
    ...base,
    identities: [{ ...emptyIdentity('i1'), category: 'dibao', from: '2022-01-01' }],
    openings: [{ key: 'o1', year: '2023', burden: '100', x: '', paid: { basic: '50', tilt: '7' } }],
  };
  const after: ApplicationForm = {
    ...before,
    identities: [{ ...emptyIdentity('i1'), category: 'tekun', from: '2022-01-01' }],
    openings: [{ key: 'o1', year: '2023', burden: '100', x: '', paid: { basic: '50' } }],
  };
  const changes = changedFields(before, after);
  expect(changes).toContainEqual(
    expect.objectContaining({ place: '第 1 项身份·救助类别', before: '低保对象', after: '特困人员' }),
  );
  expect(changes).toContainEqual(expect.objectContaining({ path: 'openings.o1.paid.tilt', before: '7.00', after: '' }));
});

test('every field has a place of its own, and a path that is not there has none', () => {
  const fields = formFields(base);
  expect(new Set(fields.map(({ path }) => path)).size).toBe(fields.length);
  expect(fieldAt(base, 'visits.v2.amounts.total')).toMatchObject({
    group: '第 2 张票据',
    label: '总费用',
    value: '800.00',
  });
  expect(fieldAt(base, 'visits.v9.amounts.total')).toBeNull();
});
