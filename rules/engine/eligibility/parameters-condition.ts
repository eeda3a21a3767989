import { PASSED, unknown, type Asked, type Condition } from './condition.ts';
import { missingParameter } from './missing-parameter.ts';
import type { EnginePlan } from '../plan.ts';

/** Which parameters the classes lack, each class its first; sorted, each once. */
function lacking({ plan, facts, visit, classes }: Asked): string[] {
  const missing = new Set<string>();
  for (const aidClass of classes ?? []) {
    const name = missingParameter(plan, facts, visit, aidClass);
    if (name !== null) missing.add(name);
  }
  return [...missing].sort();
}

/** The Chinese name of a missing fact or parameter; the dotted name itself when the pack gives none. */
function parameterName(plan: EnginePlan, dotted: string): string {
  const parameter = plan.pack.local.find((item) => dotted === `local.${item.key}`);
  if (parameter !== undefined) return `${parameter.name}（${parameter.unit}）`;
  if (dotted === 'local.employeeLayers') return '职工医保各层支付金额，请按结算单填写';
  return dotted === 'local.seriousIllness' ? '大病保险支付金额，请按结算单填写' : dotted;
}

/** Asked only when a class is there to be tried. */
export const PARAMETERS: Condition = {
  id: 'parameters',
  judge: (asked) => {
    if (asked.classes === null || asked.classes.length === 0) return null;
    const missing = lacking(asked);
    return missing.length === 0 ? PASSED : unknown('parameter_missing', missing);
  },
  describe: ({ plan }, { missing }) => ({
    rule: '测算所需的参数和事实须齐全。',
    fact: missing.length === 0 ? '齐全' : `尚缺：${missing.map((name) => parameterName(plan, name)).join('、')}`,
    article: plan.clause('burden'),
  }),
};
