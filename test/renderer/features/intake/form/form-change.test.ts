import { describe, expect, it } from 'vitest';
import {
  addVisit,
  changeAmount,
  changeIdNumber,
  freshKey,
  removeVisit,
  restoreVisit,
} from '../../../../../renderer/features/intake/form/form-change.ts';
import { sampleForm, sampleVisit, TODAY } from '../sample.ts';

describe('changing the form', () => {
  it('reads sex and birth date from a sound identity number and forgets them with an unsound one', () => {
    const sound = changeIdNumber('21052119580402123９', TODAY)(sampleForm());
    expect(sound.person).toMatchObject({ sex: 'male', birthDate: '1958-04-02' });
    expect(changeIdNumber('210521195804021230', TODAY)(sound).person).toMatchObject({
      idNumber: '210521195804021230',
      sex: '',
      birthDate: '',
    });
  });

  it('leaves every other bill line as the same object', () => {
    const form = { ...sampleForm(), visits: [sampleVisit('a'), sampleVisit('b')] };
    const changed = changeAmount('b', 'total', '=1+2')(form);
    expect(changed.visits[0]).toBe(form.visits[0]);
    expect(changed.visits[1]?.amounts).toEqual({ ...form.visits[1]?.amounts, total: '=1+2' });
  });

  it('puts a removed line back where it stood', () => {
    const form = { ...sampleForm(), visits: [sampleVisit('a'), sampleVisit('b'), sampleVisit('c')] };
    const without = removeVisit('b')(form);
    expect(without.visits.map(({ key }) => key)).toEqual(['a', 'c']);
    expect(restoreVisit(sampleVisit('b'), 1)(without)).toEqual(form);
  });

  it('starts a new line with the kind of the line above and nothing else', () => {
    const form = { ...sampleForm(), visits: [sampleVisit('a', { kind: 'outpatient_chronic' })] };
    const added = addVisit('b')(form).visits.at(-1);
    expect(added).toMatchObject({ key: 'b', kind: 'outpatient_chronic', hospital: '', from: '' });
  });

  it('never gives a key twice, not even that of a removed line', () => {
    const used = new Set<string>();
    let form = sampleForm();
    for (let count = 0; count < 30; count += 1) {
      const key = freshKey(form, used);
      expect([...used, ...form.visits.map((visit) => visit.key)]).not.toContain(key);
      used.add(key);
      form = count % 3 === 0 ? removeVisit(key)(addVisit(key)(form)) : addVisit(key)(form);
    }
  });
});
