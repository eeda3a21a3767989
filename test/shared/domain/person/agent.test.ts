import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { type AgentEntry, checkAgent, EMPTY_AGENT, hasNoAgent } from '#shared/domain/person/agent.ts';

const TODAY = toDay('2026-11-21');
const APPLICANT = '11010519491231002X';
const AGENT: AgentEntry = {
  name: '佟桂兰',
  relation: '女儿',
  idNumber: '440524188001010014',
  phone: '13842453017',
  reason: '行动不便',
  authorised: 'yes',
};
const said = (changes: Partial<AgentEntry>): readonly string[] =>
  checkAgent({ ...AGENT, ...changes }, APPLICANT, TODAY).map(({ path, severity }) => `${path} ${severity}`);

test('nobody acts for the person while everything is empty', () => {
  expect(hasNoAgent({ ...EMPTY_AGENT, name: ' ' })).toBe(true);
  expect(checkAgent(EMPTY_AGENT, APPLICANT, TODAY)).toEqual([]);
});

test('a whole agent is sound, the reason may be left out', () => {
  expect(said({})).toEqual([]);
  expect(said({ reason: '' })).toEqual([]);
});

test('once somebody acts, everything that identifies them is needed', () => {
  expect(
    checkAgent({ ...EMPTY_AGENT, reason: '住院' }, APPLICANT, TODAY).map(({ path, severity }) => [path, severity]),
  ).toEqual([
    ['agent.name', 'missing'],
    ['agent.relation', 'missing'],
    ['agent.idNumber', 'missing'],
    ['agent.phone', 'missing'],
    ['agent.authorised', 'missing'],
  ]);
});

test.each<readonly [string, Partial<AgentEntry>, string]>([
  ['markup in the name', { name: '<b>' }, 'agent.name wrong'],
  ['a wrong check character', { idNumber: '440524188001010015' }, 'agent.idNumber wrong'],
  ['the applicant’s own number', { idNumber: APPLICANT.toLowerCase() }, 'agent.idNumber wrong'],
  ['a phone that is none', { phone: '123' }, 'agent.phone wrong'],
  ['no authorisation', { authorised: 'no' }, 'agent.authorised wrong'],
])('%s is refused', (_, changes, problem) => {
  expect(said(changes)).toEqual([problem]);
});
