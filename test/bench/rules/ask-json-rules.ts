import type { Answer, Ask } from './around.ts';
import { BED_DAY_CLASSES, CLASSES, COVERED_KINDS, NO_CAP } from './policy.ts';
import { jsonRulesEngine, type Almanac, type Rule } from './rivals.ts';

/**
 * The policy as json-rules-engine's documentation advises: one engine made once and run for each question, values as
 * facts, a rule for each provision, chained by priority with facts that `onSuccess` adds (its example 07), amounts that
 * follow from others as facts that are computed once (its "dynamic facts"). It keeps no trace.
 */
type Terms = { readonly deductible: number; readonly ratio: number; readonly cap: number | null };

const isTrue = (fact: string) => ({ fact, operator: 'equal', value: true });
/** Asked before a rule's other conditions, which then need no answer (its "condition priority"). */
const isEligible = { ...isTrue('eligible'), priority: 10 };
const isFalse = (fact: string) => ({ fact, operator: 'equal', value: false });
const over = (amount: number, line: number): number => Math.max(0, amount - line);
/** Whole fen and whole hundredths: half up without a fraction. */
const shareOf = ({ deductible, ratio }: Terms, before: number, base: number): number =>
  Math.floor(((over(before + base, deductible) - over(before, deductible)) * ratio + 50) / 100);
const roomOf = ({ cap }: Terms, used: number): number => over(cap ?? NO_CAP, used);

/** The numbers of several facts at once. */
const values = (almanac: Almanac, ...ids: readonly string[]): Promise<number[]> =>
  Promise.all(ids.map((id) => almanac.factValue<number>(id)));

/** A rule that excludes; the order of the reasons is that of the priorities. */
const exclusion = (reason: string, priority: number, ...all: readonly object[]): Rule => ({
  name: reason,
  priority,
  conditions: { all: [{ fact: 'reason', operator: 'equal', value: '', priority: 10 }, ...all] },
  event: { type: reason },
  onSuccess: (_, almanac) => almanac.addFact('reason', reason),
});

const exclusions: readonly Rule[] = [
  exclusion('not_insured', 104, { fact: 'insurance', operator: 'equal', value: 'none' }),
  exclusion('not_designated', 103, isFalse('designated')),
  exclusion('kind_not_covered', 102, { fact: 'kind', operator: 'notIn', value: COVERED_KINDS }),
  exclusion(
    'outside_without_referral',
    101,
    { fact: 'area', operator: 'equal', value: 'outside' },
    isFalse('referral'),
  ),
];

const eligible: Rule = {
  name: 'eligible',
  priority: 100,
  conditions: { all: [{ fact: 'reason', operator: 'equal', value: '' }] },
  event: { type: 'eligible' },
  onSuccess: (_, almanac) => almanac.addFact('eligible', true),
};

const terms: readonly Rule[] = CLASSES.map(({ id, basic, tilt }) => ({
  name: `terms of ${id}`,
  priority: 90,
  conditions: { all: [isEligible, { fact: 'classId', operator: 'equal', value: id }] },
  event: { type: 'terms', params: { basic, tilt } },
  onSuccess: ({ params }, almanac) => {
    almanac.addFact('basicTerms', params?.['basic']);
    almanac.addFact('tiltTerms', params?.['tilt']);
  },
}));

const bedDay: Rule = {
  name: 'bed-day instead of basic aid',
  priority: 80,
  conditions: {
    all: [
      isEligible,
      isTrue('psychiatric'),
      { fact: 'kind', operator: 'equal', value: 'inpatient' },
      { fact: 'classId', operator: 'in', value: BED_DAY_CLASSES },
    ],
  },
  event: { type: 'bedDay' },
  onSuccess: async (_, almanac) => {
    const [rate = 0, days = 0, burden = 0] = await values(almanac, 'bedDayRate', 'bedDays', 'burden');
    almanac.addFact('isBedDay', true);
    almanac.addFact('first', Math.min(rate * days, burden));
  },
};

const basic: Rule = {
  name: 'basic aid',
  priority: 70,
  conditions: { all: [isEligible, isFalse('isBedDay')] },
  event: { type: 'basic' },
  onSuccess: async (_, almanac) => {
    const [before = 0, burden = 0] = await values(almanac, 'basicBase', 'burden');
    almanac.addFact('first', shareOf(await almanac.factValue<Terms>('basicTerms'), before, burden));
  },
};

const basicCap: Rule = {
  name: 'cap of basic aid',
  priority: 60,
  conditions: {
    all: [isEligible, { fact: 'first', operator: 'greaterThan', value: { fact: 'basicRoom' } }],
  },
  event: { type: 'cap' },
  onSuccess: async (_, almanac) => almanac.addFact('first', await almanac.factValue('basicRoom')),
};

const tilt: Rule = {
  name: 'tilt aid on what basic aid leaves',
  priority: 50,
  conditions: { all: [isEligible] },
  event: { type: 'tilt' },
  onSuccess: async (_, almanac) => {
    const [burden = 0, first = 0, before = 0] = await values(almanac, 'burden', 'first', 'tiltBase');
    almanac.addFact('residual', burden - first);
    almanac.addFact('second', shareOf(await almanac.factValue<Terms>('tiltTerms'), before, burden - first));
  },
};

const tiltCap: Rule = {
  name: 'cap of tilt aid',
  priority: 40,
  conditions: {
    all: [isEligible, { fact: 'second', operator: 'greaterThan', value: { fact: 'tiltRoom' } }],
  },
  event: { type: 'cap' },
  onSuccess: async (_, almanac) => almanac.addFact('second', await almanac.factValue('tiltRoom')),
};

const overTotal: Rule = {
  name: 'never more than was paid',
  priority: 30,
  conditions: { all: [isEligible, { fact: 'aid', operator: 'greaterThan', value: { fact: 'room' } }] },
  event: { type: 'overTotal' },
  onSuccess: async (_, almanac) => {
    const [room = 0, first = 0, second = 0] = await values(almanac, 'room', 'first', 'second');
    const kept = Math.min(first, room);
    almanac.addFact('first', kept);
    almanac.addFact('second', Math.min(second, room - kept));
  },
};

/** What json-rules-engine makes of one visit under one class. */
export function askJsonRules(): Ask {
  const { Engine } = jsonRulesEngine();
  const engine = new Engine([...exclusions, eligible, ...terms, bedDay, basic, basicCap, tilt, tiltCap, overTotal]);
  engine.addFact('basicRoom', async (_, almanac) =>
    roomOf(await almanac.factValue<Terms>('basicTerms'), await almanac.factValue('basicUsed')),
  );
  engine.addFact('tiltRoom', async (_, almanac) =>
    roomOf(await almanac.factValue<Terms>('tiltTerms'), await almanac.factValue('tiltUsed')),
  );
  engine.addFact('room', async (_, almanac) => {
    const [total = 0, paid = 0] = await values(almanac, 'total', 'paid');
    return over(total, paid);
  });
  engine.addFact('aid', async (_, almanac) => {
    const [first = 0, second = 0] = await values(almanac, 'first', 'second');
    return first + second;
  });
  return async (facts): Promise<Answer> => {
    const { almanac } = await engine.run({ ...facts, reason: '', eligible: false, isBedDay: false });
    if (!(await almanac.factValue<boolean>('eligible'))) return almanac.factValue<string>('reason');
    const [first = 0, second = 0, residual = 0] = await values(almanac, 'first', 'second', 'residual');
    const isBedDay = await almanac.factValue<boolean>('isBedDay');
    return { basic: isBedDay ? 0 : first, bedDay: isBedDay ? first : 0, tilt: second, tiltBase: residual };
  };
}
