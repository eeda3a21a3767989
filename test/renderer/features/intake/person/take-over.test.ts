import { describe, expect, it } from 'vitest';
import type { PersonMatch } from '#shared/contract/case/application.ts';
import { emptyForm } from '#shared/domain/application-form.ts';
import { canTakeOver, differences, takeOver } from '../../../../../renderer/features/intake/person/take-over.ts';
import { SAMPLE_ASKED, sampleForm, TODAY } from '../sample.ts';

const known = sampleForm();
const match: PersonMatch = {
  id: 'p1',
  name: '张某',
  phone: '13800000000',
  address: '某村二组',
  village: '某村',
  insurance: 'resident',
  insured: { hukou: '210521', paidOn: '', forYear: '', employeeEndedOn: '' },
  account: known.account,
  identities: known.identities,
  openings: [{ key: 'o1', year: '2023', burden: '6000', x: '', paid: { basic: '4200', tilt: '0' } }],
  applications: [],
};

const keys = () => {
  let count = 0;
  return () => `new${(count += 1)}`;
};

describe('taking over from the file of a person', () => {
  it('fills everything that is empty, with keys of its own', () => {
    const form = takeOver(match, keys(), SAMPLE_ASKED)(emptyForm(TODAY, () => 'k1'));
    expect(form.person).toMatchObject({ name: '张某', phone: '13800000000', village: '某村', insurance: 'resident' });
    expect(form.account).toEqual(known.account);
    expect(form.identities).toEqual([{ ...known.identities[0], key: 'new1' }]);
    expect(form.openings).toEqual([{ ...match.openings[0], key: 'new2' }]);
  });

  it('replaces nothing that was typed, and says where the file differs', () => {
    const empty = emptyForm(TODAY, () => 'k1');
    const typed = { ...empty, person: { ...empty.person, name: '张某某' } };
    const form = takeOver(match, keys(), SAMPLE_ASKED)(typed);
    expect(form.person.name).toBe('张某某');
    const [difference, ...others] = differences(form, match);
    expect(difference).toMatchObject({ label: '姓名', typed: '张某某', known: '张某' });
    expect(others).toEqual([]);
    expect(difference?.replace(form).person.name).toBe('张某');
  });

  it('is not offered any more once there is nothing left to fill', () => {
    const form = takeOver(match, keys(), SAMPLE_ASKED)(emptyForm(TODAY, () => 'k1'));
    const empty = emptyForm(TODAY, () => 'k1');
    expect(canTakeOver(empty, match, SAMPLE_ASKED)).toBe(true);
    expect(canTakeOver(form, { ...match, identities: [] }, SAMPLE_ASKED)).toBe(false);
  });

  it('takes of registration and insurance only what the policy asks', () => {
    const insured = { hukou: '210521', paidOn: '2022-10-01', forYear: '2023', employeeEndedOn: '' };
    const onFile = { ...match, insured };
    const empty = emptyForm(TODAY, () => 'k1');
    expect(takeOver(onFile, keys(), SAMPLE_ASKED)(empty).insured).toEqual(empty.insured);
    const hukou = { ...SAMPLE_ASKED, hukou: true };
    expect(takeOver(onFile, keys(), hukou)(empty).insured).toEqual({ ...empty.insured, hukou: '210521' });
    const both = { ...hukou, enrolment: true };
    expect(takeOver(onFile, keys(), both)(empty).insured).toEqual(insured);
    const typed = { ...empty, insured: { ...empty.insured, hukou: '410105' } };
    expect(takeOver(onFile, keys(), both)(typed).insured).toEqual({ ...insured, hukou: '410105' });
    expect(differences(typed, onFile).map(({ label, known: other }) => [label, other])).toEqual([
      ['户籍地代码', '210521'],
    ]);
  });
});
