import { describe, expect, it } from 'vitest';
import { settleCase } from '#rules';
import type { BatchRecord } from '#shared/protocol/batch/batch-record.ts';
import { RECORD_FORMAT } from '#shared/protocol/version.ts';
import { comparedValues } from '#shared/settlement/compare/compared-value.ts';
import { inputWords } from '#shared/settlement/compare/input-words.ts';
import { pairSteps, sameStepBetween } from '#shared/settlement/compare/pair-steps.ts';
import { stepTitle } from '#shared/settlement/compare/step-words.ts';
import { inputDifferences, sumDifferences } from '#shared/settlement/compare/value-differences.ts';
import type { CaseResult } from '#shared/settlement/result-file.ts';
import { toDay } from '#shared/day.ts';
import { recheckRecord } from '../../../../county/recheck/recheck-record.ts';
import { settledRecord } from '../../../county/support/settled-record.ts';
import { PACK_FOLDERS } from '../../../rules/support/benxi.ts';
import { packOf } from '../../../rules/support/packs.ts';
import { packExamples } from '../../../service/support/pack-examples.ts';

const TODAY = toDay('2023-10-20');

const resultsOf = (pack: string): readonly CaseResult[] =>
  packExamples(pack).map(({ aidCase, local, closeYear }) =>
    settleCase(packOf(pack), aidCase, { local, trace: true, closeYear }),
  );
const settled = (): CaseResult => {
  const found = resultsOf('benxi-2023').find(({ trace }) => trace?.some(({ step }) => step === 'deductible') === true);
  if (found === undefined) throw new Error('No example with a deductible');
  return found;
};
const naming = { billName: () => '某医院', fundName: () => '基本救助' };
const between = (own: CaseResult, other: CaseResult) => {
  const pairs = pairSteps(own.trace ?? [], other.trace ?? [], sameStepBetween('1', '1'));
  return comparedValues([...inputDifferences(own.id, pairs), ...sumDifferences(own, other)], naming);
};

describe('values that differ though every step reads the same', () => {
  it.each(PACK_FOLDERS.map(({ id }) => id))('%s gives its steps nothing that has no name in Chinese', (id) => {
    const steps = resultsOf(id).flatMap(({ trace = [] }) => trace);
    expect(steps.length).toBeGreaterThan(20);
    expect(steps.filter((step) => stepTitle(step) === '其他步骤')).toEqual([]);
    const unnamed = steps.flatMap(({ step, inputs }) =>
      Object.keys(inputs).filter((input) => inputWords(step, input) === '其他依据'),
    );
    expect(unnamed).toEqual([]);
  });

  it('names what a step was given otherwise, of which bill, with both values, as a receipt does', () => {
    const record: BatchRecord = { ...settledRecord(), format: RECORD_FORMAT, salt: '0'.repeat(32) };
    const [own] = record.result.cases;
    if (own === undefined) throw new Error('Nothing was settled');
    const trace = own.trace?.map((step) =>
      step.step === 'deductible' && step.layer === 'basic'
        ? { ...step, inputs: { ...step.inputs, before: '1234.50' } }
        : step,
    );
    const other = { ...own, trace };
    const inputs = [{ name: '某医院：基本救助起付标准的此前年度累计', declared: '1,234.50', again: '0.00' }];
    expect(between(other, own)).toEqual({ inputs, sums: [] });
    const packs = new Map([[record.result.packHash, packOf('benxi-2023')]]);
    const recheck = recheckRecord({ ...record, result: { ...record.result, cases: [other] } }, packs, TODAY);
    const told = recheck.verdict === 'differs' ? recheck.differences : [];
    expect(comparedValues(told, naming)).toEqual({ inputs, sums: [] });
  });

  it('leaves out what was given to a step that differs by itself, and a word that only a program has', () => {
    const own = settled();
    const [first, ...rest] = own.trace ?? [];
    if (first === undefined) throw new Error('No step');
    const other = { ...first, text: `${first.text}，另算`, inputs: { anchor: '2023-01-01' } };
    expect(between(own, { ...own, trace: [other, ...rest] }).inputs).toEqual([]);
    const unsaid = { ...first, inputs: { ...first.inputs, missing: 'x.y' } };
    expect(between(own, { ...own, trace: [unsaid, ...rest] }).inputs).toEqual([]);
  });

  it('names sums of the case, its bills and years that no step shows', () => {
    const own = settled();
    const other: CaseResult = {
      ...own,
      payable: '1.00',
      treatedAs: 'tekun',
      visits: own.visits.map((visit, index) => (index === 0 ? { ...visit, status: 'deferred' } : visit)),
      years: own.years.map((year) => ({ ...year, residual: '2000.00' })),
    };
    const { inputs, sums } = between(own, other);
    expect(inputs).toEqual([]);
    expect(sums.map(({ name, again }) => `${name} ${again}`)).toEqual([
      '应支付 1.00',
      '按何种身份救助 特困人员',
      '某医院：是否予以救助 暂缓支付',
      '年度救助后个人负担 2,000.00',
    ]);
  });
});
