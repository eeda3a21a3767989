import { formatDayInWords } from '#shared/day.ts';
import { formatYuan, NO_FEN, sumFen } from '#shared/fen.ts';
import type { TraceStep } from '#shared/settlement/trace-step.ts';
import { VISIT_KIND_NAMES } from '#shared/settlement/vocabulary.ts';
import { minus } from '../../money.ts';
import type { EligibleOutcome as Eligible, JudgedCase } from '../settle-visits.ts';
import { oneOffPeriod } from '../eligibility/standing.ts';
import { amountWords } from './sentence.ts';
import { traceFund } from './trace-fund.ts';
import { traceLayers } from './trace-layers.ts';

function tracePeriod({ plan, facts }: JudgedCase, { visit, payment }: Eligible): TraceStep {
  const { oneOff } = payment.aidClass;
  const kind = VISIT_KIND_NAMES[visit.source.kind];
  const name = visit.source.kind === 'inpatient' ? '出院' : '就诊';
  const start = `${kind}，${formatDayInWords(visit.anchor)}${name}，`;
  const base = { visit: visit.id, layer: 'visit', step: 'period', formula: null, result: null };
  if (oneOff === null) {
    const text = `${start}计入 ${visit.year} 年度`;
    return { ...base, clause: plan.clause('range').citation, text, inputs: { anchor: visit.anchor } };
  }
  const { from, to } = oneOffPeriod(oneOff, facts.applicationDate);
  const isReachedBack = visit.anchor < plan.from.value;
  const standard = isReachedBack ? '；早于政策起始日，按申请之日的标准计算，待县级确认' : '';
  const text = `${start}在申请之日前 ${oneOff.months.value} 个月内（${formatDayInWords(from)}至${formatDayInWords(to)}），计入一次性救助${standard}`;
  return { ...base, clause: oneOff.months.article.citation, text, inputs: { anchor: visit.anchor, from, to } };
}

function traceClass({ plan }: JudgedCase, { visit, payment, tried }: Eligible): TraceStep {
  const others = tried.filter((item) => item !== payment);
  const compared = others.map((item) => `按${item.aidClass.name}为 ${amountWords(item.aidTotal)}`).join('，');
  const text =
    others.length === 0
      ? `按${payment.aidClass.name}的标准救助`
      : `按${payment.aidClass.name}为 ${amountWords(payment.aidTotal)}，${compared}；取最高的一种，按${payment.aidClass.name}救助`;
  return {
    visit: visit.id,
    layer: 'identity',
    step: 'class',
    clause: plan.clause(others.length === 0 ? 'identity' : 'bestClass').citation,
    text,
    formula: null,
    inputs: Object.fromEntries(tried.map((item) => [item.aidClass.id, formatYuan(item.aidTotal)])),
    result: null,
  };
}

function traceBurden({ plan }: JudgedCase, { visit, payment }: Eligible): TraceStep {
  const { amounts } = visit;
  const { insurance, burden } = payment;
  const { firstPay, inScope } = amounts;
  const paid = [insurance.basic, insurance.seriousIllness, insurance.supplement];
  const outside = sumFen([amounts.ownExpense, amounts.overLimit]);
  const left =
    outside === NO_FEN
      ? ''
      : `总费用 ${amountWords(amounts.total)}，其中全自费和超限价 ${amountWords(outside)}不计入；`;
  return {
    visit: visit.id,
    layer: 'burden',
    step: 'burden',
    clause: plan.clause('burden').citation,
    text: `${left}先行自付与政策范围内费用合计 ${amountWords(sumFen([firstPay, inScope]))}，各项保险已支付 ${amountWords(sumFen(paid))}，政策范围内个人负担 ${amountWords(burden)}`,
    formula: `${formatYuan(firstPay)} + ${formatYuan(inScope)} − ${paid.map(formatYuan).join(' − ')} = ${formatYuan(burden)}`,
    inputs: {
      firstPay: formatYuan(firstPay),
      inScope: formatYuan(inScope),
      basic: formatYuan(insurance.basic),
      seriousIllness: formatYuan(insurance.seriousIllness),
      supplement: formatYuan(insurance.supplement),
    },
    result: null,
  };
}

/** The cut of contract 4.6, the last fund first; only when something was cut. */
function traceOverTotal({ plan }: JudgedCase, { visit, payment }: Eligible): readonly TraceStep[] {
  if (payment.excess === NO_FEN) return [];
  const { amounts } = visit;
  const { insurance } = payment;
  const clause = plan.clause('overTotal').citation;
  const others = [insurance.basic, insurance.seriousIllness, insurance.supplement, amounts.other];
  const aids = payment.lines.map((line) => line.capped).filter((amount) => amount > NO_FEN);
  const room = minus(amounts.total, sumFen(others));
  const cuts = payment.lines.toReversed().filter((line) => line.overTotalCut > NO_FEN);
  return [
    {
      visit: visit.id,
      layer: 'overTotal',
      step: 'excess',
      clause,
      text: `总费用 ${amountWords(amounts.total)}，保险和其他支付 ${amountWords(sumFen(others))}，救助不得超过余下部分，须核减 ${amountWords(payment.excess)}`,
      formula: `${formatYuan(amounts.total)} − ${[...others, ...aids].map(formatYuan).join(' − ')} = ${formatYuan(minus(room, sumFen(aids)))}`,
      inputs: { total: formatYuan(amounts.total), other: formatYuan(amounts.other) },
      result: null,
    },
    ...cuts.map((line) => ({
      visit: visit.id,
      layer: line.fund.id,
      step: 'overTotal',
      clause,
      text: `${line.fund.name}核减 ${amountWords(line.overTotalCut)}`,
      formula: `${formatYuan(line.given)} − ${formatYuan(line.capped)} = ${formatYuan(minus(line.given, line.capped))}`,
      inputs: {},
      result: formatYuan(minus(line.given, line.capped)),
    })),
  ];
}

function traceAid({ plan }: JudgedCase, { visit, payment, isDeferred }: Eligible): TraceStep {
  const residual = minus(payment.burden, payment.aidTotal);
  return {
    visit: visit.id,
    layer: 'visit',
    step: 'aid',
    clause: plan.clause('trueUp').citation,
    text: `本次救助 ${amountWords(payment.aidTotal)}${isDeferred ? '（年终支付）' : ''}，救助后个人负担 ${amountWords(residual)}`,
    formula: `${payment.lines.map((line) => formatYuan(line.given)).join(' + ')} = ${formatYuan(payment.aidTotal)}`,
    inputs: { burden: formatYuan(payment.burden), residual: formatYuan(residual) },
    result: null,
  };
}

/** The arithmetic of one aided visit: where it counts, under which class, its burden, each fund, the cuts, the sum. */
export const traceVisit = (judged: JudgedCase, outcome: Eligible): readonly TraceStep[] => [
  tracePeriod(judged, outcome),
  traceClass(judged, outcome),
  ...traceLayers(outcome),
  traceBurden(judged, outcome),
  ...outcome.payment.lines.flatMap((line, index) => traceFund(judged.plan, outcome, line, index)),
  ...traceOverTotal(judged, outcome),
  traceAid(judged, outcome),
];
