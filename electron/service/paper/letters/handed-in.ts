import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { hasNoAgent } from '#shared/domain/person/agent.ts';
import { isUntouchedVisit } from '#shared/domain/read-visit.ts';
import type { HandedIn } from '../../../print/letters/letter.ts';

const material = (name: string, form: HandedIn['form'], count: number | null = null): HandedIn => ({
  name,
  form,
  count,
  kept: null,
  returned: null,
});

/**
 * What this form needs, as far as it says so itself. Only the bills are counted: they are in it one by one. How many
 * there are of the rest, and what is given back, is written by hand.
 */
export function handedIn(form: ApplicationForm): readonly HandedIn[] {
  const visits = form.visits.filter((visit) => !isUntouchedVisit(visit));
  const hasStay = visits.some(({ kind }) => kind === 'inpatient');
  const hasOutpatient = visits.some(({ kind }) => kind !== 'inpatient');
  return [
    material('申请人身份证、户口簿', '复印件'),
    ...(visits.length === 0 ? [] : [material('医疗收费票据', '原件', visits.length)]),
    ...(hasStay ? [material('住院费用清单', '原件'), material('出院小结、诊断证明', '复印件')] : []),
    ...(hasOutpatient ? [material('门诊慢特病证明、处方底方', '复印件')] : []),
    material('基本医保、大病保险结算单', '原件'),
    ...(visits.some(({ area, referral }) => area === 'outside' && referral === 'yes')
      ? [material('转诊或异地就医备案证明', '复印件')]
      : []),
    material('收款银行卡或存折', '复印件'),
    ...(hasNoAgent(form.agent) ? [] : [material('代办人身份证、委托书', '原件')]),
  ];
}
