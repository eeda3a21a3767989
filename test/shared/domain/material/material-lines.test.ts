import { expect, test } from 'vitest';
import { type ApplicationForm, emptyForm, emptyVisit } from '#shared/domain/application-form.ts';
import { materialLines, missingMaterials } from '#shared/domain/material/material-lines.ts';
import type { MaterialState } from '#shared/domain/material/material-state.ts';

const keys = (() => {
  let last = 0;
  return () => `k${(last += 1)}`;
})();
const base = emptyForm('2023-06-15', keys);
const form: ApplicationForm = {
  ...base,
  person: { ...base.person, name: '赵桂兰' },
  identities: [{ key: 'i', category: 'dibao', from: '2023-01-01', to: '', source: '民政名册 2023-06-01' }],
};

const neededIn = (facts: ApplicationForm, pack = 'benxi-2023', states: readonly MaterialState[] = []) =>
  missingMaterials(materialLines(facts, pack, states)).map(({ id }) => id);

test('somebody from the roster after a stay in hospital hands in the usual papers', () => {
  expect(neededIn(form)).toEqual(['id', 'invoice', 'list', 'discharge', 'slip', 'account']);
});

test('an identity that is not from a roster is proved', () => {
  const identities = form.identities.map((entry) => ({ ...entry, source: '低保证 0012' }));
  expect(neededIn({ ...form, identities })).toContain('identity');
});

test.each(['', 'illness_poor', 'expenditure_poor'])(
  'whoever is not recognised (%s) lets means be checked',
  (category) => {
    const identities = form.identities.map((entry) => ({ ...entry, category }));
    expect(neededIn({ ...form, identities })).toContain('means');
  },
);

test('an agent brings the own card and the authorisation', () => {
  const agent = { ...form.agent, name: '李强' };
  expect(neededIn({ ...form, agent })).toEqual(expect.arrayContaining(['agent_id', 'agent_letter']));
});

test('money to somebody else asks for the relation, money to oneself does not', () => {
  const paidTo = (holder: string) => neededIn({ ...form, account: { ...form.account, holder } });
  expect(paidTo('李强')).toContain('payee');
  expect(paidTo(' 赵桂兰 ')).not.toContain('payee');
});

test('a stay elsewhere asks for the referral, a chronic disease for its certificate', () => {
  const away = { ...emptyVisit('a'), area: 'outside' } as const;
  const chronic = { ...emptyVisit('b'), kind: 'outpatient_chronic' } as const;
  expect(neededIn({ ...form, visits: [away] })).toContain('referral');
  expect(neededIn({ ...form, visits: [chronic] })).toEqual(['id', 'invoice', 'slip', 'chronic', 'account']);
});

test('a child without a card brings the household book', () => {
  expect(neededIn({ ...form, person: { ...form.person, idType: 'household_booklet' } })).toContain('household');
});

test('Zhengzhou asks the registered poor for the stamp of the township, nobody else does', () => {
  const identities = form.identities.map((entry) => ({ ...entry, category: 'registered_poor' }));
  expect(neededIn({ ...form, identities }, 'zhengzhou-2017')).toContain('poverty_stamp');
  expect(neededIn({ ...form, identities })).not.toContain('poverty_stamp');
  expect(neededIn(form, 'zhengzhou-2017')).not.toContain('poverty_stamp');
});

test('what was handed in is missing no more, and stays listed when it is asked for no longer', () => {
  const handed: MaterialState = { line: 'agent_id', got: 'copy', checked: 'seen', after: 'kept' };
  const card: MaterialState = { line: 'id', got: 'original', checked: 'seen', after: 'returned' };
  expect(neededIn(form, 'benxi-2023', [card])).not.toContain('id');
  const lines = materialLines(form, 'benxi-2023', [handed]);
  expect(lines.find(({ id }) => id === 'agent_id')).toMatchObject({ isNeeded: false, state: handed });
  expect(materialLines(form, 'benxi-2023', []).some(({ id }) => id === 'agent_id')).toBe(false);
});
