import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessment } from '#shared/contract/case/assessment.ts';
import { AMOUNT_FIELDS, applicationForm, emptyForm } from '#shared/domain/application-form.ts';
import { PERSON, STAYS } from '../../support/invented-case.ts';
import { TODAY, typedForm, typedVisit } from '../support/forms/invented-form.ts';
import { assess } from './support/assess.ts';

describe('a form half-typed', () => {
  test('with nothing in it has no settlement and no bill to judge', () => {
    const { settlement, eligibility, duplicates } = assess(emptyForm(TODAY, () => 'k'));
    expect([settlement, eligibility, duplicates]).toEqual([null, [], []]);
  });

  const text = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '2023-03-01',
      '2023-02-30',
      '0',
      '12.5',
      '12,5',
      '-1',
      '99999999.99',
      '=1+2',
      '1000-01-01',
    ),
    fc.string({ maxLength: 20 }),
  );
  const visit = fc.record({
    level: fc.constantFrom('', '1', '2', '3'),
    designated: fc.constantFrom('', 'yes', 'no'),
    area: fc.constantFrom('', 'local', 'outside'),
    referral: fc.constantFrom('', 'yes', 'no'),
    kind: fc.constantFrom('', 'inpatient', 'outpatient_chronic', 'outpatient_general'),
    from: text,
    to: text,
    bedDays: text,
    psychiatric: fc.boolean(),
    amounts: fc.record(Object.fromEntries(AMOUNT_FIELDS.map((field) => [field, text]))),
  });
  const half = fc.record({
    visits: fc.array(visit, { maxLength: 4 }),
    category: fc.oneof(fc.constantFrom('', 'dibao', 'illness_poor', 'out_of_poverty'), text),
    days: fc.tuple(text, text),
    insurance: fc.constantFrom('', 'resident', 'employee', 'none'),
    idNumber: fc.oneof(fc.constant(PERSON.idNumber), text),
    opening: fc.option(fc.tuple(text, text, text, text)),
    applicationDate: text,
  });

  test('never throws, and is payable only when nothing is open', () => {
    fc.assert(
      fc.property(half, (typed) => {
        const form = typedForm([], {
          applicationDate: typed.applicationDate,
          identities: [{ key: 'i', category: typed.category, from: typed.days[0], to: typed.days[1], source: '' }],
          openings:
            typed.opening === null
              ? []
              : [
                  {
                    key: 'o',
                    year: typed.opening[0],
                    burden: typed.opening[1],
                    x: '',
                    paid: { basic: typed.opening[2], tilt: typed.opening[3] },
                  },
                ],
        });
        const whole = applicationForm.parse({
          ...form,
          person: { ...form.person, insurance: typed.insurance, idNumber: typed.idNumber },
          visits: typed.visits.map((line, index) => ({ ...typedVisit(STAYS[0] ?? raise(), `k${index}`), ...line })),
        });
        const { computed: _, ...shown } = assess(whole);
        assessment.parse(shown);
        if ((shown.settlement?.payable ?? 0) > 0) {
          expect(shown.settlement?.status).toBe('settled');
          expect(shown.settlement?.missing).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function raise(): never {
  throw new Error('The invented case has stays');
}
