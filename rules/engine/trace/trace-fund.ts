import { formatYuan, formatYuanGrouped, NO_FEN, sumFen, type Fen } from '#shared/fen.ts';
import type { TraceStep } from '#shared/settlement/trace-step.ts';
import { assertNever } from '#shared/result.ts';
import { atLeastZero, formatPercent, minus, plus } from '../../money.ts';
import type { FundLine, PerDayLine, ShareLine } from '../funds.ts';
import type { EnginePlan, Figure, Rate } from '../plan.ts';
import type { EligibleOutcome as Eligible } from '../settle-visits.ts';
import { amountWords, limitWords, partsFormula } from './sentence.ts';

type Start = Pick<TraceStep, 'visit' | 'layer'>;

/** What the funds before left of the burden; only a residual fund has this step. */
function traceResidual(start: Start, outcome: Eligible, line: ShareLine, index: number): readonly TraceStep[] {
  if (line.terms.base !== 'residual') return [];
  const earlier = outcome.payment.lines.slice(0, index);
  const names = earlier.map((item) => item.fund.name).join('、');
  const paid = earlier.map((item) => item.capped);
  const formula = [outcome.payment.burden, ...paid].map(formatYuan).join(' − ');
  return [
    {
      ...start,
      step: 'base',
      clause: line.fund.base.article.citation,
      text: `${names}后个人负担 ${amountWords(line.base)}，作为${line.fund.name}的基数`,
      formula: `${formula} = ${formatYuan(line.base)}`,
      inputs: { burden: formatYuan(outcome.payment.burden), paid: formatYuan(sumFen(paid)) },
      result: null,
    },
  ];
}

/** A negative amount in brackets, so that two signs never meet. */
const term = (amount: Fen): string => (amount < NO_FEN ? `(${formatYuan(amount)})` : formatYuan(amount));

/** The sentence and formula of the deductible: none, met before, or what is left of it. */
function deductibleWords(line: ShareLine, deductible: Fen): Pick<TraceStep, 'text' | 'formula'> {
  const { before } = line;
  const counted = `本次计入 ${amountWords(minus(line.base, line.underDeductible))}`;
  const limit = `起付标准 ${limitWords(deductible)}`;
  if (before >= deductible) {
    const text = deductible === NO_FEN ? '不设起付标准' : `${limit}，此前累计 ${amountWords(before)}，已经扣完`;
    return { text: `${text}，${counted}`, formula: null };
  }
  if (before === NO_FEN) return { text: `${limit}以内不救助，${counted}`, formula: null };
  const rest = minus(deductible, before);
  return {
    text: `${limit}，此前累计 ${amountWords(before)}，余下 ${amountWords(rest)}以内不救助，${counted}`,
    formula: `${formatYuan(deductible)} − ${term(before)} = ${formatYuan(rest)}`,
  };
}

/** A value that the county set, said so in the sentence. */
const setBy = (figure: Figure<unknown>, line: ShareLine): string =>
  figure.confirmed || !line.fund.base.confirmed ? '' : '（地方参数）';

/** The arithmetic of a ratio; of a base that lies wholly under what is left of the deductible, that it does. */
function ratioFormula({ base, before, underDeductible, full }: ShareLine, deductible: Fen, share: string): string {
  const rest = atLeastZero(minus(deductible, before));
  return rest > NO_FEN && base === underDeductible
    ? `${formatYuanGrouped(base)} 未超过 ${formatYuanGrouped(rest)}，本次 ${formatYuan(full)}`
    : `(${formatYuan(base)} − ${formatYuan(underDeductible)}) × ${share} = ${formatYuan(full)}`;
}

function traceRatio(start: Start, line: ShareLine, rate: Extract<Rate, { readonly kind: 'ratio' }>): TraceStep[] {
  const share = formatPercent(rate.ratio.value);
  const deductible = formatYuan(rate.deductible.value);
  const [base, before, underDeductible] = [line.base, line.before, line.underDeductible].map(formatYuan);
  const inputs = { base: base ?? '', before: before ?? '', deductible, underDeductible: underDeductible ?? '' };
  return [
    {
      ...start,
      step: 'deductible',
      clause: rate.deductible.article.citation,
      ...deductibleWords(line, rate.deductible.value),
      inputs,
      result: null,
    },
    {
      ...start,
      step: 'amount',
      clause: rate.ratio.article.citation,
      text: `${line.fund.name}按 ${share} ${setBy(rate.ratio, line)}计算，为 ${amountWords(line.full)}`,
      formula: ratioFormula(line, rate.deductible.value, share),
      inputs: { base: inputs.base, underDeductible: inputs.underDeductible, ratio: share },
      result: formatYuan(line.full),
    },
  ];
}

function traceBands(start: Start, line: ShareLine, rate: Extract<Rate, { readonly kind: 'bands' }>): TraceStep[] {
  const now = plus(line.before, line.base);
  return [
    {
      ...start,
      step: 'amount',
      clause: rate.bands.article.citation,
      text: `年度个人负担累计由 ${amountWords(line.before)}增至 ${amountWords(now)}，按累计额分段（地方参数）计算${line.fund.name}，为 ${amountWords(line.full)}`,
      formula: `${partsFormula(line.parts)} = ${formatYuan(line.full)}`,
      inputs: { base: formatYuan(line.base), before: formatYuan(line.before) },
      result: formatYuan(line.full),
    },
  ];
}

/** What is taken off because a share of the whole bill is more than the burden. */
function traceLimit(start: Start, outcome: Eligible, line: ShareLine): readonly TraceStep[] {
  const over = minus(line.raw, line.full);
  if (over === NO_FEN) return [];
  const { burden } = outcome.payment;
  return [
    {
      ...start,
      step: 'limit',
      clause: line.fund.base.article.citation,
      text: `${line.fund.name}不超过个人负担 ${amountWords(burden)}，核减 ${amountWords(minus(line.full, line.raw))}`,
      formula: `${formatYuan(burden)} − ${formatYuan(line.full)} = ${formatYuan(over)}`,
      inputs: { burden: formatYuan(burden) },
      result: formatYuan(over),
    },
  ];
}

/** The whole bill as a base; said only where it is one. */
const traceTotalBase = (start: Start, line: ShareLine): readonly TraceStep[] =>
  line.terms.base === 'total'
    ? [
        {
          ...start,
          step: 'base',
          clause: line.fund.base.article.citation,
          text: `${line.fund.name}以总费用 ${amountWords(line.base)}为基数`,
          formula: null,
          inputs: { total: formatYuan(line.base) },
          result: null,
        },
      ]
    : [];

function traceShare(start: Start, outcome: Eligible, line: ShareLine, index: number): readonly TraceStep[] {
  const { rate } = line.terms;
  return [
    ...traceResidual(start, outcome, line, index),
    ...traceTotalBase(start, line),
    ...(rate.kind === 'ratio' ? traceRatio(start, line, rate) : traceBands(start, line, rate)),
    ...traceLimit(start, outcome, line),
  ];
}

function tracePerDay(start: Start, outcome: Eligible, line: PerDayLine): readonly TraceStep[] {
  const { burden } = outcome.payment;
  const over = minus(line.raw, line.full);
  const clause = line.fund.article.citation;
  const amount: TraceStep = {
    ...start,
    step: 'amount',
    clause,
    text: `${line.fund.name}（县级参数）每日 ${amountWords(line.rate)}，共 ${line.days} 日，为 ${amountWords(line.full)}，代替${line.fund.replaces.name}`,
    formula: `${formatYuan(line.rate)} × ${line.days} = ${formatYuan(line.full)}`,
    inputs: { rate: formatYuan(line.rate), bedDays: String(line.days) },
    result: formatYuan(line.full),
  };
  if (over === NO_FEN) return [amount];
  const limit: TraceStep = {
    ...start,
    step: 'limit',
    clause,
    text: `定额不超过个人负担 ${amountWords(burden)}，核减 ${amountWords(minus(line.full, line.raw))}`,
    formula: `${formatYuan(burden)} − ${formatYuan(line.full)} = ${formatYuan(over)}`,
    inputs: { burden: formatYuan(burden) },
    result: formatYuan(over),
  };
  return [amount, limit];
}

function traceCap(plan: EnginePlan, start: Start, line: FundLine): TraceStep {
  const { cap, used, cut, poolId } = line.capUse;
  const name = plan.pools.get(poolId)?.name ?? line.fund.name;
  const base = { ...start, step: 'cap', clause: cap.article.citation };
  if (cap.value === null) {
    return { ...base, text: `${name}：不设限额`, formula: null, inputs: { used: formatYuan(used) }, result: null };
  }
  const room: Fen = atLeastZero(minus(cap.value, used));
  const inputs = { cap: formatYuan(cap.value), used: formatYuan(used), left: formatYuan(minus(room, line.capped)) };
  const before = `${name} ${limitWords(cap.value)}，此前已用 ${amountWords(used)}，`;
  if (cut === NO_FEN) {
    // An opening can already stand over the cap; then there is nothing left to subtract from.
    const isOpen = cap.value >= used;
    const formula = `${formatYuan(cap.value)} − ${formatYuan(used)} − ${formatYuan(line.raw)} = ${inputs.left}`;
    const text = `${before}${isOpen ? `本次后剩余 ${amountWords(minus(room, line.capped))}` : '已无剩余'}`;
    return { ...base, text, formula: isOpen ? formula : null, inputs, result: null };
  }
  const formula = `${formatYuan(room)} − ${formatYuan(line.raw)} = ${formatYuan(minus(room, line.raw))}`;
  const text = `${before}尚余 ${amountWords(room)}，超出的 ${amountWords(cut)}不予救助`;
  return { ...base, text, formula, inputs, result: formatYuan(minus(NO_FEN, cut)) };
}

/** The steps of one fund for one visit. Their results, with a later cut to the total, sum to what the fund gave. */
export function traceFund(plan: EnginePlan, outcome: Eligible, line: FundLine, index: number): readonly TraceStep[] {
  const start: Start = { visit: outcome.visit.id, layer: line.fund.id };
  switch (line.method) {
    case 'share':
      return [...traceShare(start, outcome, line, index), traceCap(plan, start, line)];
    case 'perDay':
      return [...tracePerDay(start, outcome, line), traceCap(plan, start, line)];
    default:
      return assertNever(line);
  }
}
