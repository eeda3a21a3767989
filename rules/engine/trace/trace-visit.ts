import { formatDayInWords } from '#shared/day.ts';
import { formatYuan, NO_FEN, type Fen } from '#shared/fen.ts';
import type { TraceStep } from '#shared/settlement/trace-step.ts';
import { VISIT_KIND_NAMES } from '#shared/settlement/vocabulary.ts';
import { minus, plus } from '../../money.ts';
import { oneOffPeriod } from '../eligibility/standing.ts';
import type { OneOffPlan } from '../plan.ts';
import type { EligibleOutcome as Eligible, JudgedCase } from '../settle-visits.ts';
import { amountWords } from './sentence.ts';
import { traceFund } from './trace-fund.ts';
import { traceLayers } from './trace-layers.ts';

function tracePeriod(steps: TraceStep[], { plan, facts }: JudgedCase, { visit, payment }: Eligible): void {
  const { oneOff } = payment.aidClass;
  const { kind } = visit.source;
  const start = `${VISIT_KIND_NAMES[kind]}，${formatDayInWords(visit.anchor)}${kind === 'inpatient' ? '出院' : '就诊'}，`;
  const period = oneOff === null ? null : oneOffPeriod(oneOff, facts.applicationDate);
  steps.push({
    visit: visit.id,
    layer: 'visit',
    step: 'period',
    clause: oneOff === null ? plan.clause('range').citation : oneOff.months.article.citation,
    text:
      oneOff === null || period === null
        ? `${start}计入 ${visit.year} 年度`
        : `${start}${oneOffWords(oneOff, period, visit.anchor < plan.from.value)}`,
    formula: null,
    inputs: period === null ? { anchor: visit.anchor } : { anchor: visit.anchor, from: period.from, to: period.to },
    result: null,
  });
}

function oneOffWords(oneOff: OneOffPlan, { from, to }: ReturnType<typeof oneOffPeriod>, isReachedBack: boolean) {
  const standard = isReachedBack ? '；早于政策起始日，按申请之日的标准计算，待县级确认' : '';
  return `在申请之日前 ${oneOff.months.value} 个月内（${formatDayInWords(from)}至${formatDayInWords(to)}），计入一次性救助${standard}`;
}

function traceClass(steps: TraceStep[], { plan }: JudgedCase, { visit, payment, tried }: Eligible): void {
  const { aidClass } = payment;
  const inputs: Record<string, string> = {};
  let compared = '';
  for (const item of tried) {
    inputs[item.aidClass.id] = formatYuan(item.aidTotal);
    if (item !== payment) compared += `，按${item.aidClass.name}为 ${amountWords(item.aidTotal)}`;
  }
  steps.push({
    visit: visit.id,
    layer: 'identity',
    step: 'class',
    clause: plan.clause(compared === '' ? 'identity' : 'bestClass').citation,
    text:
      compared === ''
        ? `按${aidClass.name}的标准救助`
        : `按${aidClass.name}为 ${amountWords(payment.aidTotal)}${compared}；取最高的一种，按${aidClass.name}救助`,
    formula: null,
    inputs,
    result: null,
  });
}

function traceBurden(steps: TraceStep[], { plan }: JudgedCase, { visit, payment }: Eligible): void {
  const { amounts } = visit;
  const { insurance, burden } = payment;
  const outside = plus(amounts.ownExpense, amounts.overLimit);
  const paid = plus(plus(insurance.basic, insurance.seriousIllness), insurance.supplement);
  const left =
    outside === NO_FEN
      ? ''
      : `总费用 ${amountWords(amounts.total)}，其中全自费和超限价 ${amountWords(outside)}不计入；`;
  const inputs = {
    firstPay: formatYuan(amounts.firstPay),
    inScope: formatYuan(amounts.inScope),
    basic: formatYuan(insurance.basic),
    seriousIllness: formatYuan(insurance.seriousIllness),
    supplement: formatYuan(insurance.supplement),
  };
  steps.push({
    visit: visit.id,
    layer: 'burden',
    step: 'burden',
    clause: plan.clause('burden').citation,
    text: `${left}先行自付与政策范围内费用合计 ${amountWords(plus(amounts.firstPay, amounts.inScope))}，各项保险已支付 ${amountWords(paid)}，政策范围内个人负担 ${amountWords(burden)}`,
    formula: `${inputs.firstPay} + ${inputs.inScope} − ${inputs.basic} − ${inputs.seriousIllness} − ${inputs.supplement} = ${formatYuan(burden)}`,
    inputs,
    result: null,
  });
}

/** The cut of contract 4.6, the last fund first; only when something was cut. */
function traceOverTotal(steps: TraceStep[], { plan }: JudgedCase, { visit, payment }: Eligible): void {
  if (payment.excess === NO_FEN) return;
  const { amounts } = visit;
  const { insurance } = payment;
  const clause = plan.clause('overTotal').citation;
  const others = [insurance.basic, insurance.seriousIllness, insurance.supplement, amounts.other];
  const aids = payment.lines.map((line) => line.capped).filter((amount) => amount > NO_FEN);
  const sumOf = (list: readonly Fen[]): Fen => list.reduce<Fen>(plus, NO_FEN);
  const room = minus(amounts.total, sumOf(others));
  steps.push({
    visit: visit.id,
    layer: 'overTotal',
    step: 'excess',
    clause,
    text: `总费用 ${amountWords(amounts.total)}，保险和其他支付 ${amountWords(sumOf(others))}，救助不得超过余下部分，须核减 ${amountWords(payment.excess)}`,
    formula: `${formatYuan(amounts.total)} − ${[...others, ...aids].map(formatYuan).join(' − ')} = ${formatYuan(minus(room, sumOf(aids)))}`,
    inputs: { total: formatYuan(amounts.total), other: formatYuan(amounts.other) },
    result: null,
  });
  for (const line of payment.lines.toReversed()) {
    if (line.overTotalCut === NO_FEN) continue;
    const cut = formatYuan(minus(line.given, line.capped));
    steps.push({
      visit: visit.id,
      layer: line.fund.id,
      step: 'overTotal',
      clause,
      text: `${line.fund.name}核减 ${amountWords(line.overTotalCut)}`,
      formula: `${formatYuan(line.given)} − ${formatYuan(line.capped)} = ${cut}`,
      inputs: {},
      result: cut,
    });
  }
}

function traceAid(steps: TraceStep[], { plan }: JudgedCase, { visit, payment, isDeferred }: Eligible): void {
  const residual = minus(payment.burden, payment.aidTotal);
  let formula = '';
  for (const { given } of payment.lines) formula += formula === '' ? formatYuan(given) : ` + ${formatYuan(given)}`;
  steps.push({
    visit: visit.id,
    layer: 'visit',
    step: 'aid',
    clause: plan.clause('trueUp').citation,
    text: `本次救助 ${amountWords(payment.aidTotal)}${isDeferred ? '（年终支付）' : ''}，救助后个人负担 ${amountWords(residual)}`,
    formula: `${formula} = ${formatYuan(payment.aidTotal)}`,
    inputs: { burden: formatYuan(payment.burden), residual: formatYuan(residual) },
    result: null,
  });
}

/** The arithmetic of one aided visit: where it counts, under which class, its burden, each fund, the cuts, the sum. */
export function traceVisit(steps: TraceStep[], judged: JudgedCase, outcome: Eligible): void {
  tracePeriod(steps, judged, outcome);
  traceClass(steps, judged, outcome);
  if (outcome.payment.layers !== null) steps.push(...traceLayers(outcome));
  traceBurden(steps, judged, outcome);
  outcome.payment.lines.forEach((line, index) => traceFund(steps, judged.plan, outcome, line, index));
  traceOverTotal(steps, judged, outcome);
  traceAid(steps, judged, outcome);
}
