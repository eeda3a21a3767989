import { formatDayInWords } from '#shared/day.ts';
import { failed, passed, unknown, type Asked, type Line } from './condition.ts';
import { benefitStart } from './enrolment.ts';

/** The household registration, where the policy asks for one. */
export function hukouLine({ plan, facts }: Asked): readonly Line[] {
  if (plan.hukou === null) return [];
  const { hukou } = facts.person;
  const verdict =
    hukou === undefined
      ? unknown('parameter_missing', ['person.hukou'])
      : hukou.startsWith(plan.hukou.value)
        ? passed()
        : failed('hukou_outside');
  return [
    {
      condition: 'hukou',
      rule: `户籍须在${plan.pack.region.name}（行政区划代码 ${plan.hukou.value} 开头）。`,
      fact: hukou === undefined ? '户籍未填写' : `户籍代码 ${hukou}`,
      article: plan.hukou.article,
      ...verdict,
    },
  ];
}

/** The start of insurance benefits, where the policy has a waiting period and the file says when the person paid. */
export function waitingLine({ plan, facts, visit }: Asked): readonly Line[] {
  const start = plan.enrolment === null ? null : benefitStart(plan.enrolment, facts.person.enrolment);
  if (start === null) return [];
  return [
    {
      condition: 'waiting',
      rule: '就诊日期须在医保待遇起始日之后（含当日）。',
      fact: `就诊日期${formatDayInWords(visit.anchor)}；${start.words}享受待遇，即${formatDayInWords(start.from)}`,
      article: start.rule.article,
      ...(visit.anchor < start.from ? failed('waiting_period') : passed()),
    },
  ];
}
