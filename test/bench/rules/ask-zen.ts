import type { Answer, Ask } from './around.ts';
import { BED_DAY_CLASSES, CLASSES, COVERED_KINDS, NO_CAP } from './policy.ts';
import { zenEngine } from './rivals.ts';

/**
 * The policy as a JSON decision model of GoRules: a decision table says whether the visit is aided, a second one gives
 * the terms of the class, an expression node computes. No function node: that would start a JavaScript engine inside.
 * The decision is made once and asked with its trace on.
 */
type Cells = Readonly<Record<string, string>>;

const text = (value: string): string => JSON.stringify(value);
const anyOf = (values: readonly string[]): string => values.map(text).join(', ');

const table = (id: string, inputs: readonly string[], outputs: readonly string[], rules: readonly Cells[]) => ({
  id,
  name: id,
  type: 'decisionTableNode',
  content: {
    hitPolicy: 'first',
    passThrough: true,
    inputs: inputs.map((field) => ({ id: field, name: field, field })),
    outputs: outputs.map((field) => ({ id: field, name: field, field })),
    // An empty cell asks nothing; a cell that is not there would never be true.
    rules: rules.map((cells, index) => ({
      _id: `${id}-${index}`,
      ...Object.fromEntries(inputs.map((field) => [field, ''])),
      ...cells,
    })),
  },
});

const eligibility = table(
  'eligibility',
  ['insurance', 'designated', 'kind', 'area', 'referral'],
  ['reason'],
  [
    { insurance: text('none'), reason: text('not_insured') },
    { designated: 'false', reason: text('not_designated') },
    { kind: `$ not in [${anyOf(COVERED_KINDS)}]`, reason: text('kind_not_covered') },
    { area: text('outside'), referral: 'false', reason: text('outside_without_referral') },
    { reason: text('') },
  ],
);

const termOutputs = ['basicDeductible', 'basicRatio', 'basicCap', 'tiltDeductible', 'tiltRatio', 'tiltCap'];
const termsTable = table(
  'terms',
  ['classId'],
  termOutputs,
  CLASSES.map(({ id, basic, tilt }) => ({
    classId: text(id),
    basicDeductible: String(basic.deductible),
    basicRatio: String(basic.ratio),
    basicCap: String(basic.cap),
    tiltDeductible: String(tilt.deductible),
    tiltRatio: String(tilt.ratio),
    tiltCap: String(tilt.cap ?? NO_CAP),
  })),
);

const share = (base: string, before: string, fund: string): string =>
  `floor(((max([0, ${before} + ${base} - ${fund}Deductible]) - max([0, ${before} - ${fund}Deductible])) * ${fund}Ratio + 50) / 100)`;

const STEPS: Cells = {
  isBedDay: `psychiatric and kind == 'inpatient' and classId in [${anyOf(BED_DAY_CLASSES)}]`,
  first: `$.isBedDay ? min([bedDayRate * bedDays, burden]) : ${share('burden', 'basicBase', 'basic')}`,
  given: 'min([$.first, max([0, basicCap - basicUsed])])',
  residual: 'burden - $.given',
  second: share('$.residual', 'tiltBase', 'tilt'),
  tilted: 'min([$.second, max([0, tiltCap - tiltUsed])])',
  room: 'max([0, total - paid])',
  kept: 'min([$.given, $.room])',
  keptTilt: 'min([$.tilted, $.room - $.kept])',
};

const amounts = {
  id: 'amounts',
  name: 'amounts',
  type: 'expressionNode',
  content: {
    passThrough: false,
    expressions: [
      { id: 'reason', key: 'reason', value: 'reason' },
      ...Object.entries(STEPS).map(([key, value]) => ({ id: key, key, value })),
    ],
  },
};

const PATH = ['request', 'eligibility', 'terms', 'amounts', 'response'] as const;
const GRAPH = {
  contentType: 'application/vnd.gorules.decision',
  nodes: [
    { id: 'request', name: 'request', type: 'inputNode' },
    eligibility,
    termsTable,
    amounts,
    { id: 'response', name: 'response', type: 'outputNode' },
  ],
  edges: PATH.slice(1).map((targetId, index) => ({
    id: `to-${targetId}`,
    type: 'edge',
    sourceId: PATH[index],
    targetId,
  })),
};

type Output = {
  readonly reason: string;
  readonly isBedDay: boolean;
  readonly residual: number;
  readonly kept: number;
  readonly keptTilt: number;
};

/** What zen makes of one visit under one class, with its trace. */
export function askZen(): Ask {
  const { ZenEngine } = zenEngine();
  const decision = new ZenEngine().createDecision(GRAPH);
  return async (facts): Promise<Answer> => {
    const { result, trace } = await decision.evaluate(facts, { trace: true });
    if (trace === undefined) throw new Error('zen gave no trace');
    const { reason, isBedDay, residual, kept, keptTilt } = result as Output; // what the graph above puts out
    if (reason !== '') return reason;
    return { basic: isBedDay ? 0 : kept, bedDay: isBedDay ? kept : 0, tilt: keptTilt, tiltBase: residual };
  };
}
