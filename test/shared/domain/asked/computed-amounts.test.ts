import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { emptyVisit, type VisitEntry } from '#shared/domain/application-form.ts';
import { type FormQuestions, NO_QUESTIONS } from '#shared/domain/asked/form-questions.ts';
import { checkVisit } from '#shared/domain/check-visit.ts';
import { readVisitFacts } from '#shared/domain/read-visit.ts';

const today = toDay('2023-10-20');
const ASKED: FormQuestions = {
  ...NO_QUESTIONS,
  computed: ['inpatient', 'outpatient_general'],
  computedBasic: 'outpatient_general',
};
const visit = (changes: Partial<VisitEntry>, amounts: Partial<VisitEntry['amounts']> = {}): VisitEntry => {
  const empty = emptyVisit('k1');
  const typed = { ...empty.amounts, total: '100', inScope: '100', basic: '60', ...amounts };
  return { ...empty, layers: 'compute', from: '2023-05-01', to: '2023-05-02', ...changes, amounts: typed };
};
const problems = (entry: VisitEntry, asked: FormQuestions): readonly string[] =>
  checkVisit(entry, today, asked)
    .map(({ path }) => path.replace('visits.k1.', ''))
    .filter((path) => path.startsWith('amounts.'));

test('what the program works out is not heeded, whatever stands in its field', () => {
  const entry = visit({}, { seriousIllness: '一百', supplement: '99999' });
  expect(problems(entry, ASKED)).toEqual([]);
  expect(readVisitFacts(entry, today, ASKED)).toMatchObject({
    layers: 'compute',
    amounts: { basic: 6000, seriousIllness: 0, supplement: 0 },
  });
});

test('basic insurance is typed unless it is worked out as well', () => {
  expect(problems(visit({}, { basic: '' }), ASKED)).toEqual(['amounts.basic']);
  const general = visit({ kind: 'outpatient_general' }, { basic: '' });
  expect(problems(general, ASKED)).toEqual([]);
  expect(readVisitFacts(general, today, ASKED).amounts).toMatchObject({ basic: 0, inScope: 10_000 });
});

test('where the policy does not say how, the slip counts', () => {
  const entry = visit({}, { seriousIllness: '一百' });
  expect(problems(entry, NO_QUESTIONS)).toEqual(['amounts.seriousIllness']);
  expect(readVisitFacts(visit({}, { seriousIllness: '10' }), today, NO_QUESTIONS)).toMatchObject({
    layers: 'given',
    amounts: { seriousIllness: 1000 },
  });
  const chronic = visit({ kind: 'outpatient_chronic' }, { seriousIllness: '10' });
  expect(readVisitFacts(chronic, today, ASKED)).toMatchObject({ layers: 'given', amounts: { seriousIllness: 1000 } });
});
