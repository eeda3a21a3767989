import { expect, it } from 'vitest';
import { emptyOpening } from '#shared/domain/application-form.ts';
import { nextOpeningYear } from '../../../../../../renderer/features/intake/person/openings/opening-year.ts';
import { sampleVisit } from '../../sample.ts';

const visits = [
  sampleVisit('v1', { to: '2022-12-30' }),
  sampleVisit('v2', { to: '20230315' }),
  sampleVisit('v3', { to: '' }),
];

it('proposes the latest year of the bills that has no line yet', () => {
  expect(nextOpeningYear({ visits, openings: [] })).toBe('2023');
  expect(nextOpeningYear({ visits, openings: [emptyOpening('o1', '2023')] })).toBe('2022');
});

it('proposes no year the bills do not name', () => {
  expect(nextOpeningYear({ visits: [], openings: [] })).toBe('');
  expect(nextOpeningYear({ visits, openings: [emptyOpening('o1', '2023'), emptyOpening('o2', '2022')] })).toBe('');
});
