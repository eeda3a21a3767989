import { expect, test } from 'vitest';
import { applicationForm, emptyForm, emptyVisit } from '#shared/domain/application-form.ts';

test('a draft of the first release opens with everything it says and nothing it does not', () => {
  const { insured, closeYear, agent, person, ...rest } = emptyForm('2023-10-20', () => 'i1');
  const { idType, ...known } = person;
  const first = { ...rest, person: known };
  const { layers, ...visit } = emptyVisit('v1');
  const old = {
    ...first,
    openings: [{ key: 'o1', year: '2023', burden: '6,000', basic: '4200', tilt: '' }],
    visits: [visit],
  };
  expect(applicationForm.parse(old)).toEqual({
    ...rest,
    person,
    agent,
    insured,
    openings: [{ key: 'o1', year: '2023', burden: '6,000', x: '', paid: { basic: '4200', tilt: '' } }],
    closeYear: false,
    visits: [{ ...visit, layers: 'given' }],
  });
  expect([agent, idType, insured, closeYear, layers]).toEqual([
    { name: '', relation: '', idNumber: '', phone: '', reason: '', authorised: '' },
    'resident_card',
    { hukou: '', paidOn: '', forYear: '', employeeEndedOn: '' },
    false,
    'given',
  ]);
});
