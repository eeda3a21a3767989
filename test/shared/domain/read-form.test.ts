import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { emptyForm, emptyIdentity, emptyVisit } from '#shared/domain/application-form.ts';
import { checkForm } from '#shared/domain/check-form.ts';
import { readForm } from '#shared/domain/read-form.ts';
import { readBill } from '#shared/domain/read-visit.ts';
import { BENXI_ASKED } from '../../support/benxi-asked.ts';
import { PERSON, STAYS } from '../../support/invented-case.ts';
import { TODAY, typedForm, withVisit } from '../../service/support/forms/invented-form.ts';

const today = toDay(TODAY);

test('a sound form gives the person, the account, identities, openings and bills as domain values', () => {
  const opening = { key: 'o1', year: ' 2023 ', burden: '6,000', x: '', paid: { basic: '=4,000+200', tilt: '0' } };
  const facts = readForm(typedForm(STAYS.slice(0, 1), { openings: [opening] }), today, BENXI_ASKED);
  expect(facts).toEqual({
    person: {
      idType: 'resident_card',
      idNumber: PERSON.idNumber,
      name: PERSON.name,
      sex: 'female',
      birthDate: '1958-04-02',
      phone: PERSON.phone,
      address: PERSON.address,
      village: PERSON.village,
      insurance: 'resident',
    },
    insured: { hukou: null, paidOn: null, forYear: null, employeeEndedOn: null },
    account: { kind: 'card', holder: PERSON.name, bank: PERSON.bank, number: PERSON.account },
    closeYear: false,
    applicationDate: TODAY,
    identities: [{ key: 'i1', category: 'dibao', from: PERSON.identityFrom, to: null, source: PERSON.source }],
    unreadIdentities: [],
    openings: [{ key: 'o1', year: 2023, burden: 600_000, x: null, paid: { basic: 420_000, tilt: 0 } }],
    unreadOpenings: [],
    visits: [
      {
        key: 'k1',
        kind: 'inpatient',
        from: '2023-03-01',
        to: '2023-03-15',
        level: 2,
        designated: true,
        area: 'local',
        referral: null,
        psychiatric: false,
        bedDays: null,
        layers: 'given',
        amounts: {
          total: 5_000_000,
          ownExpense: 300_000,
          overLimit: 0,
          firstPay: 200_000,
          inScope: 4_500_000,
          basic: 2_600_000,
          seriousIllness: 600_000,
          supplement: 0,
          other: 0,
        },
      },
    ],
  });
});

test('what is empty or wrong is null, never a value of ours', () => {
  const [visit] = readForm(
    withVisit(typedForm(), 'k1', { level: '', designated: '', area: '', kind: '', from: '2023-02-30', to: '' }),
    today,
    BENXI_ASKED,
  ).visits;
  expect(visit).toMatchObject({ level: null, designated: null, area: null, kind: null, from: null, to: null });
  const empty = readForm(
    emptyForm(TODAY, () => 'k1'),
    today,
    BENXI_ASKED,
  );
  expect(empty).toMatchObject({ identities: [], unreadIdentities: [], visits: [] });
  expect(empty.person).toMatchObject({ idNumber: null, name: null, sex: null, birthDate: null, insurance: null });
  expect(empty.account).toMatchObject({ holder: null, number: null });
});

test('a discharge before the admission leaves the discharge unknown', () => {
  const [visit] = readForm(withVisit(typedForm(), 'k1', { to: '2023-02-01' }), today, BENXI_ASKED).visits;
  expect(visit).toMatchObject({ from: '2023-03-01', to: null });
});

test('a referral inside the area does not matter and is not read', () => {
  const [first, , third] = readForm(withVisit(typedForm(), 'k1', { referral: 'no' }), today, BENXI_ASKED).visits;
  expect([first?.referral, third?.referral]).toEqual([null, true]);
});

test('amounts that contradict each other are not known', () => {
  const [entry] = typedForm().visits;
  const amounts = { ...(entry ?? emptyVisit('k')).amounts, total: '1.00' };
  expect(readForm(withVisit(typedForm(), 'k1', { amounts }), today, BENXI_ASKED).visits[0]?.amounts).toBeNull();
});

test('lines begun and not readable yet are named, lines nobody touched are not there', () => {
  const facts = readForm(
    typedForm(STAYS, {
      identities: [emptyIdentity('i1'), { ...emptyIdentity('i2'), category: 'dibao' }],
      openings: [{ key: 'o1', year: '', burden: '', x: '', paid: { basic: '', tilt: '' } }],
      visits: [emptyVisit('k1')],
    }),
    today,
    BENXI_ASKED,
  );
  expect(facts).toMatchObject({ identities: [], unreadIdentities: ['i2'], unreadOpenings: ['o1'], visits: [] });
});

test('a bill is the same text however it was typed', () => {
  const bill = { code: ' 2106 0123 ', number: '００２６８９６５６６', check: 'c748a8' };
  expect(readBill({ ...emptyVisit('k1'), bill })).toEqual({ code: '21060123', number: '0026896566', check: 'C748A8' });
});

test('whatever the check lets through is known to the last fact acceptance needs', () => {
  const typed = fc.oneof(fc.constantFrom('', '0', '12.5', '2023-03-01', '20230315', '3'), fc.string({ maxLength: 8 }));
  const line = fc.record({ from: typed, to: typed, bedDays: typed, level: fc.constantFrom('', '1', '2', '3') });
  fc.assert(
    fc.property(line, typed, typed, (changes, basic, name) => {
      const [entry] = typedForm().visits;
      const amounts = { ...(entry ?? emptyVisit('k')).amounts, basic };
      const form = withVisit(typedForm(), 'k1', { ...changes, amounts });
      const whole = { ...form, person: { ...form.person, name } };
      if (checkForm(whole, today, BENXI_ASKED).some(({ severity }) => severity !== 'warning')) return;
      const { person, visits } = readForm(whole, today, BENXI_ASKED);
      expect(person.name).not.toBeNull();
      for (const { from, to, level, kind, area, amounts: read } of visits) {
        expect([from, to, level, kind, area, read]).not.toContain(null);
      }
    }),
    { numRuns: 500 },
  );
});
