import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { materialLines } from '#shared/domain/material/material-lines.ts';
import type { MaterialState } from '#shared/domain/material/material-state.ts';
import { hasNoAgent } from '#shared/domain/person/agent.ts';
import { isUntouchedVisit } from '#shared/domain/read-visit.ts';
import type { HandedIn } from '../../../print/letters/letter.ts';

const material = (name: string, form: HandedIn['form'], count: number | null = null): HandedIn => ({
  name,
  form,
  count,
  after: null,
  isScanned: false,
});

const FORM_WORDS = { original: '原件', copy: '复印件', '': '' } as const;

/**
 * What was handed in, as the checklist has it. Where nobody kept a checklist: what this form needs, as far as it says so itself,
 * to be finished by hand. Only the bills are counted: they are in the form one by one.
 */
export function handedIn(form: ApplicationForm, packId: string, states: readonly MaterialState[]): readonly HandedIn[] {
  if (states.length === 0) return supposed(form);
  const bills = form.visits.filter((visit) => !isUntouchedVisit(visit)).length;
  return materialLines(form, packId, states)
    .filter(({ state }) => state.got !== '')
    .map(({ id, name, state }) => ({
      name,
      form: FORM_WORDS[state.got],
      count: id === 'invoice' ? bills : null,
      after: state.after === '' ? null : state.after,
      isScanned: state.checked === 'scanned',
    }));
}

function supposed(form: ApplicationForm): readonly HandedIn[] {
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
