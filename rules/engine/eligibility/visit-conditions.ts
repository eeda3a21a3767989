import { formatDayInWords } from '#shared/day.ts';
import { HOSPITAL_AREA_NAMES, VISIT_KIND_NAMES, type VisitKind } from '#shared/settlement/vocabulary.ts';
import { failed, PASSED, unknown, type Condition } from './condition.ts';

const NOT_DESIGNATED = failed('not_designated');
const NOT_COVERED = failed('kind_not_covered');
const NOT_REFERRED = failed('outside_without_referral');

const kindNames = (kinds: Iterable<VisitKind>): string => [...kinds].map((kind) => VISIT_KIND_NAMES[kind]).join('、');

export const RANGE: Condition = {
  id: 'range',
  judge: ({ plan, visit, classes }) =>
    classes === null ? unknown('outside_pack_range', [`pack.${plan.pack.region.slug}@${visit.anchor}`]) : PASSED,
  describe: ({ plan, visit, classes }) => {
    const until = plan.to.value === null ? '起' : `至${formatDayInWords(plan.to.value)}`;
    const isReachedBack = classes !== null && visit.anchor < plan.from.value;
    return {
      rule: `出院（就诊）日期须在本政策有效期内（${formatDayInWords(plan.from.value)}${until}）。`,
      fact: isReachedBack
        ? `${formatDayInWords(visit.anchor)}，早于政策起始日，属一次性救助可追溯的期间，按申请之日的标准计算`
        : formatDayInWords(visit.anchor),
      article: plan.clause('range'),
    };
  },
};

export const DESIGNATED: Condition = {
  id: 'designated',
  judge: ({ visit }) => (visit.source.hospital.designated ? PASSED : NOT_DESIGNATED),
  describe: ({ plan, visit }) => ({
    rule: '费用须发生在定点医药机构。',
    fact: visit.source.hospital.designated ? '定点医药机构' : '非定点医药机构',
    article: plan.clause('designated'),
  }),
};

export const KIND: Condition = {
  id: 'kind',
  judge: ({ plan, visit }) => (plan.kinds.value.has(visit.source.kind) ? PASSED : NOT_COVERED),
  describe: ({ plan, visit }) => ({
    rule: `救助范围为${kindNames(plan.kinds.value)}费用。`,
    fact: VISIT_KIND_NAMES[visit.source.kind],
    article: plan.kinds.article,
  }),
};

export const REFERRAL: Condition = {
  id: 'referral',
  judge: ({ visit: { source } }) =>
    source.hospital.area === 'local' || source.referral === true ? PASSED : NOT_REFERRED,
  describe: ({ plan, visit: { source } }) => ({
    rule: '到市域外就医须按规定转诊或备案。',
    fact:
      source.hospital.area === 'local'
        ? HOSPITAL_AREA_NAMES.local
        : `市域外，${source.referral === true ? '已' : '未'}转诊或备案`,
    article: plan.clause('referral'),
  }),
};
