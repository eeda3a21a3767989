import { missingName } from '../../packs/words/missing-name.ts';
import { PASSED, unknown, type Asked, type Condition } from './condition.ts';
import { missingParameter } from './missing-parameter.ts';

/** Which parameters the classes lack, each class its first; sorted, each once. */
function lacking({ plan, facts, visit, classes }: Asked): string[] {
  const missing = new Set<string>();
  for (const aidClass of classes ?? []) {
    const name = missingParameter(plan, facts, visit, aidClass);
    if (name !== null) missing.add(name);
  }
  return [...missing].sort();
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
    fact: missing.length === 0 ? '齐全' : `尚缺：${missing.map((name) => missingName(plan.pack, name)).join('、')}`,
    article: plan.clause('burden'),
  }),
};
