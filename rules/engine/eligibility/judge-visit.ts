import { formatDayInWords } from '#shared/day.ts';
import type { EligibilityLine } from '#shared/settlement/eligibility-line.ts';
import {
  HOSPITAL_AREA_NAMES,
  INSURANCE_NAMES,
  VISIT_KIND_NAMES,
  type VisitKind,
} from '#shared/settlement/vocabulary.ts';
import type { CaseFacts, VisitFacts } from '../case-facts.ts';
import { failed, passed, unknown, type Asked, type Line } from './condition.ts';
import { identityLine, lookbackLines } from './identity-lines.ts';
import { missingParameter } from './missing-parameter.ts';
import { hukouLine, waitingLine } from './person-lines.ts';
import type { ClassPlan, EnginePlan } from '../plan.ts';
import { standingsOf, validClasses } from './standing.ts';

/** What the conditions say about one visit, and the classes to try when all of them pass. */
export type Judgement = { readonly lines: readonly Line[]; readonly classes: readonly ClassPlan[] };

const kindNames = (kinds: Iterable<VisitKind>): string => [...kinds].map((kind) => VISIT_KIND_NAMES[kind]).join('、');

function rangeLine({ plan, visit, classes }: Asked): Line {
  const until = plan.to.value === null ? '起' : `至${formatDayInWords(plan.to.value)}`;
  const isReachedBack = classes !== null && visit.anchor < plan.from.value;
  const missing = `pack.${plan.pack.region.slug}@${visit.anchor}`;
  return {
    condition: 'range',
    rule: `出院（就诊）日期须在本政策有效期内（${formatDayInWords(plan.from.value)}${until}）。`,
    fact: isReachedBack
      ? `${formatDayInWords(visit.anchor)}，早于政策起始日，属一次性救助可追溯的期间，按申请之日的标准计算`
      : formatDayInWords(visit.anchor),
    article: plan.clause('range'),
    ...(classes === null ? unknown('outside_pack_range', [missing]) : passed()),
  };
}

function insuranceLine({ plan, facts }: Asked): Line {
  const { insurance } = facts.person;
  return {
    condition: 'insurance',
    rule: '须参加基本医疗保险，先保险、后救助。',
    fact: INSURANCE_NAMES[insurance],
    article: plan.clause('insurance'),
    ...(insurance === 'none' ? failed('not_insured') : passed()),
  };
}

function designatedLine({ plan, visit }: Asked): Line {
  const { designated } = visit.source.hospital;
  return {
    condition: 'designated',
    rule: '费用须发生在定点医药机构。',
    fact: designated ? '定点医药机构' : '非定点医药机构',
    article: plan.clause('designated'),
    ...(designated ? passed() : failed('not_designated')),
  };
}

function kindLine({ plan, visit }: Asked): Line {
  const isCovered = plan.kinds.value.has(visit.source.kind);
  return {
    condition: 'kind',
    rule: `救助范围为${kindNames(plan.kinds.value)}费用。`,
    fact: VISIT_KIND_NAMES[visit.source.kind],
    article: plan.kinds.article,
    ...(isCovered ? passed() : failed('kind_not_covered')),
  };
}

function referralLine({ plan, visit }: Asked): Line {
  const { area } = visit.source.hospital;
  const isReferred = visit.source.referral === true;
  const mayGo = area === 'local' || isReferred;
  return {
    condition: 'referral',
    rule: '到市域外就医须按规定转诊或备案。',
    fact: area === 'local' ? HOSPITAL_AREA_NAMES.local : `市域外，${isReferred ? '已' : '未'}转诊或备案`,
    article: plan.clause('referral'),
    ...(mayGo ? passed() : failed('outside_without_referral')),
  };
}

/** Asked only when a class is there to be tried: which parameters the classes lack, each class its first. */
function parameterLines({ plan, facts, visit, classes }: Asked): readonly Line[] {
  if (classes === null || classes.length === 0) return [];
  const lacking = classes.map((aidClass) => missingParameter(plan, facts, visit, aidClass));
  const missing = [...new Set(lacking.filter((name) => name !== null))].sort();
  return [
    {
      condition: 'parameters',
      rule: '测算所需的参数和事实须齐全。',
      fact: missing.length === 0 ? '齐全' : `尚缺：${missing.map((name) => parameterName(plan, name)).join('、')}`,
      article: plan.clause('burden'),
      ...(missing.length === 0 ? passed() : unknown('parameter_missing', missing)),
    },
  ];
}

/** The Chinese name of a missing fact or parameter; the dotted name itself when the pack gives none. */
export function parameterName(plan: EnginePlan, dotted: string): string {
  const parameter = plan.pack.local.find((item) => dotted === `local.${item.key}`);
  if (parameter !== undefined) return `${parameter.name}（${parameter.unit}）`;
  if (dotted === 'local.employeeLayers') return '职工医保各层支付金额，请按结算单填写';
  return dotted === 'local.seriousIllness' ? '大病保险支付金额，请按结算单填写' : dotted;
}

/** Asks every condition of one visit, in the order of contract 5, each by itself. */
export function judgeVisit(plan: EnginePlan, facts: CaseFacts, visit: VisitFacts): Judgement {
  const standings = standingsOf(plan, facts, visit);
  const classes = validClasses(plan, facts, visit, standings);
  const asked: Asked = { plan, facts, visit, standings, classes };
  const lines = [
    rangeLine(asked),
    insuranceLine(asked),
    designatedLine(asked),
    kindLine(asked),
    referralLine(asked),
    ...hukouLine(asked),
    identityLine(asked),
    ...lookbackLines(asked),
    ...waitingLine(asked),
    ...parameterLines(asked),
  ];
  return { lines, classes: classes ?? [] };
}

/** The first condition that a visit does not pass; null when it passes all. */
export const firstObstacle = (judgement: Judgement): Line | null =>
  judgement.lines.find((line) => line.result !== 'pass') ?? null;

/** One line per condition per visit, in the order of the file. */
export const eligibilityLines = (plan: EnginePlan, facts: CaseFacts): readonly EligibilityLine[] =>
  facts.visits.flatMap((visit) => judgeVisit(plan, facts, visit).lines.map((line) => ({ visit: visit.id, ...line })));
