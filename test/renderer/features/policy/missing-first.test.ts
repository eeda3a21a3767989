import { expect, test } from 'vitest';
import type { LocalParameterSummary, LocalParameterValue } from '#shared/contract/policy.ts';
import { missingFirst } from '../../../../renderer/features/policy/local/missing-first.ts';

const parameter = (key: string, waits: readonly string[]): LocalParameterSummary => ({
  key,
  label: key,
  unit: '元',
  setBy: '县级',
  explain: '',
  article: '',
  passage: '',
  shape: { type: 'ratio' },
  waits: [...waits],
});
const value = (key: string, state: LocalParameterValue['state']): LocalParameterValue => ({
  key,
  from: '2023-01-01',
  typed: '70',
  source: '文件',
  setAt: '2023-01-01T00:00:00+08:00',
  setBy: '窗口一',
  state,
  ended: null,
});

test('what holds something up comes first, then what is not set, then the rest, each in the order of the policy', () => {
  const parameters = [
    parameter('set', ['住院']),
    parameter('optional', []),
    parameter('needed', ['门诊']),
    parameter('withdrawn', ['门诊']),
  ];
  const values = [value('set', 'now'), value('withdrawn', 'withdrawn')];
  expect(missingFirst(parameters, values).map(({ key }) => key)).toEqual(['needed', 'withdrawn', 'optional', 'set']);
});
