import { formatDayInWords } from '#shared/day.ts';
import { INSURANCE_NAMES } from '#shared/settlement/vocabulary.ts';
import { failed, PASSED, unknown, type Asked, type Condition } from './condition.ts';
import { benefitStart, type BenefitStart } from './enrolment.ts';

const NOT_INSURED = failed('not_insured');

export const INSURANCE: Condition = {
  id: 'insurance',
  judge: ({ facts }) => (facts.person.insurance === 'none' ? NOT_INSURED : PASSED),
  describe: ({ plan, facts }) => ({
    rule: '须参加基本医疗保险，先保险、后救助。',
    fact: INSURANCE_NAMES[facts.person.insurance],
    article: plan.clause('insurance'),
  }),
};

/** The household registration, where the policy asks for one. */
export const HUKOU: Condition = {
  id: 'hukou',
  judge: ({ plan, facts }) => {
    if (plan.hukou === null) return null;
    const { hukou } = facts.person;
    if (hukou === undefined) return unknown('parameter_missing', ['person.hukou']);
    return hukou.startsWith(plan.hukou.value) ? PASSED : failed('hukou_outside');
  },
  describe: ({ plan, facts }) => {
    const { hukou } = facts.person;
    if (plan.hukou === null) throw new RangeError('A household registration is described only where it is asked');
    return {
      rule: `户籍须在${plan.pack.region.name}（行政区划代码 ${plan.hukou.value} 开头）。`,
      fact: hukou === undefined ? '户籍未填写' : `户籍代码 ${hukou}`,
      article: plan.hukou.article,
    };
  },
};

const startOf = ({ plan, facts }: Asked): BenefitStart | null =>
  plan.enrolment === null ? null : benefitStart(plan.enrolment, facts.person.enrolment);

/** The start of insurance benefits, where the policy has a waiting period and the file says when the person paid. */
export const WAITING: Condition = {
  id: 'waiting',
  judge: (asked) => {
    const start = startOf(asked);
    if (start === null) return null;
    return asked.visit.anchor < start.from ? failed('waiting_period') : PASSED;
  },
  describe: (asked) => {
    const start = startOf(asked);
    if (start === null) throw new RangeError('A waiting period is described only where it is asked');
    return {
      rule: '就诊日期须在医保待遇起始日之后（含当日）。',
      fact: `就诊日期${formatDayInWords(asked.visit.anchor)}；${start.words}享受待遇，即${formatDayInWords(start.from)}`,
      article: start.rule.article,
    };
  },
};
