import { formatYuan, formatYuanGrouped, NO_FEN, type Fen } from '#shared/fen.ts';
import type { TraceStep } from '#shared/settlement/trace-step.ts';
import { assertNever } from '#shared/result.ts';
import { atLeastZero, formatPercent, minus, plus } from '../../money.ts';
import type { FundLine, PerDayLine, ShareLine } from '../funds.ts';
import type { EnginePlan, Figure, Rate } from '../plan.ts';
import type { EligibleOutcome as Eligible } from '../settle-visits.ts';
import { amountWords, figureNote, limitWords, partsFormula } from './sentence.ts';

/*
 * Every step is written out with its fields in the order of the contract and pushed onto the one list of the case: this
 * is the inner loop of a county that settles a year again.
 */

/** What the funds before left of the burden; only a residual fund has this step. */
function traceResidual(steps: TraceStep[], outcome: Eligible, line: ShareLine, index: number): void {
  const { visit, payment } = outcome;
  let [names, formula, paid] = ['', formatYuan(payment.burden), NO_FEN];
  const burden = formula;
  for (const { fund, capped } of payment.lines.slice(0, index)) {
    names = names === '' ? fund.name : `${names}、${fund.name}`;
    formula = `${formula} − ${formatYuan(capped)}`;
    paid = plus(paid, capped);
  }
  steps.push({
    visit: visit.id,
    layer: line.fund.id,
    step: 'base',
    clause: line.fund.base.article.citation,
    text: `${names}后个人负担 ${amountWords(line.base)}，作为${line.fund.name}的基数`,
    formula: `${formula} = ${formatYuan(line.base)}`,
    inputs: { burden, paid: formatYuan(paid) },
    result: null,
  });
}

/** The whole bill as a base; said only where it is one. */
const traceTotalBase = (steps: TraceStep[], outcome: Eligible, line: ShareLine): unknown =>
  steps.push({
    visit: outcome.visit.id,
    layer: line.fund.id,
    step: 'base',
    clause: line.fund.base.article.citation,
    text: `${line.fund.name}以总费用 ${amountWords(line.base)}为基数`,
    formula: null,
    inputs: { total: formatYuan(line.base) },
    result: null,
  });

/** A negative amount in brackets, so that two signs never meet. */
const term = (amount: Fen): string => (amount < NO_FEN ? `(${formatYuan(amount)})` : formatYuan(amount));

/** The sentence of the deductible: none, met before, or what is left of it. */
function deductibleText({ base, before, underDeductible }: ShareLine, figure: Figure<Fen>): string {
  const deductible = figure.value;
  const note = figureNote(figure);
  const counted = `本次计入 ${amountWords(minus(base, underDeductible))}`;
  if (before >= deductible && deductible === NO_FEN) return `不设起付标准${note}，${counted}`;
  const limit = `起付标准 ${limitWords(deductible)}${note}`;
  if (before >= deductible) return `${limit}，此前累计 ${amountWords(before)}，已经扣完，${counted}`;
  if (before === NO_FEN) return `${limit}以内不救助，${counted}`;
  return `${limit}，此前累计 ${amountWords(before)}，余下 ${amountWords(minus(deductible, before))}以内不救助，${counted}`;
}

/** What is left of a deductible that earlier visits partly met; null where nothing was to be subtracted. */
const deductibleFormula = (before: Fen, deductible: Fen): string | null =>
  before >= deductible || before === NO_FEN
    ? null
    : `${formatYuan(deductible)} − ${term(before)} = ${formatYuan(minus(deductible, before))}`;

function traceRatio(
  steps: TraceStep[],
  outcome: Eligible,
  line: ShareLine,
  rate: Extract<Rate, { readonly kind: 'ratio' }>,
): void {
  const deductible = rate.deductible.value;
  const ratio = formatPercent(rate.ratio.value);
  const [base, underDeductible, full] = [
    formatYuan(line.base),
    formatYuan(line.underDeductible),
    formatYuan(line.full),
  ];
  const rest = atLeastZero(minus(deductible, line.before));
  const isUnder = rest > NO_FEN && line.base === line.underDeductible;
  steps.push(
    {
      visit: outcome.visit.id,
      layer: line.fund.id,
      step: 'deductible',
      clause: rate.deductible.article.citation,
      text: deductibleText(line, rate.deductible),
      formula: deductibleFormula(line.before, deductible),
      inputs: { base, before: formatYuan(line.before), deductible: formatYuan(deductible), underDeductible },
      result: null,
    },
    {
      visit: outcome.visit.id,
      layer: line.fund.id,
      step: 'amount',
      clause: rate.ratio.article.citation,
      text: `${line.fund.name}按 ${ratio}${figureNote(rate.ratio) || ' '}计算，为 ${amountWords(line.full)}`,
      formula: isUnder
        ? `${formatYuanGrouped(line.base)} 未超过 ${formatYuanGrouped(rest)}，本次 ${full}`
        : `(${base} − ${underDeductible}) × ${ratio} = ${full}`,
      inputs: { base, underDeductible, ratio },
      result: full,
    },
  );
}

function traceBands(
  steps: TraceStep[],
  outcome: Eligible,
  line: ShareLine,
  rate: Extract<Rate, { readonly kind: 'bands' }>,
): void {
  const now = plus(line.before, line.base);
  steps.push({
    visit: outcome.visit.id,
    layer: line.fund.id,
    step: 'amount',
    clause: rate.bands.article.citation,
    text: `年度个人负担累计由 ${amountWords(line.before)}增至 ${amountWords(now)}，按累计额分段${figureNote(rate.bands)}计算${line.fund.name}，为 ${amountWords(line.full)}`,
    formula: `${partsFormula(line.parts)} = ${formatYuan(line.full)}`,
    inputs: { base: formatYuan(line.base), before: formatYuan(line.before) },
    result: formatYuan(line.full),
  });
}

/** What is taken off because an amount is more than the burden. */
function traceLimit(steps: TraceStep[], { visit, payment }: Eligible, line: FundLine): void {
  const over = minus(line.raw, line.full);
  if (over === NO_FEN) return;
  const { burden } = payment;
  steps.push({
    visit: visit.id,
    layer: line.fund.id,
    step: 'limit',
    clause: line.method === 'share' ? line.fund.base.article.citation : line.fund.article.citation,
    text: `${line.method === 'share' ? line.fund.name : '定额'}不超过个人负担 ${amountWords(burden)}，核减 ${amountWords(minus(line.full, line.raw))}`,
    formula: `${formatYuan(burden)} − ${formatYuan(line.full)} = ${formatYuan(over)}`,
    inputs: { burden: formatYuan(burden) },
    result: formatYuan(over),
  });
}

function traceShare(steps: TraceStep[], outcome: Eligible, line: ShareLine, index: number): void {
  const { base, rate } = line.terms;
  if (base === 'residual') traceResidual(steps, outcome, line, index);
  if (base === 'total') traceTotalBase(steps, outcome, line);
  if (rate.kind === 'ratio') traceRatio(steps, outcome, line, rate);
  else traceBands(steps, outcome, line, rate);
}

function tracePerDay(steps: TraceStep[], outcome: Eligible, line: PerDayLine): void {
  const full = formatYuan(line.full);
  steps.push({
    visit: outcome.visit.id,
    layer: line.fund.id,
    step: 'amount',
    clause: line.fund.article.citation,
    text: `${line.fund.name}（县级参数）每日 ${amountWords(line.rate)}，共 ${line.days} 日，为 ${amountWords(line.full)}，代替${line.fund.replaces.name}`,
    formula: `${formatYuan(line.rate)} × ${line.days} = ${full}`,
    inputs: { rate: formatYuan(line.rate), bedDays: String(line.days) },
    result: full,
  });
}

function traceCap(steps: TraceStep[], plan: EnginePlan, outcome: Eligible, line: FundLine): void {
  const { cap, poolId } = line.capUse;
  const name = plan.pools.get(poolId)?.name ?? line.fund.name;
  const used = formatYuan(line.capUse.used);
  const isUnlimited = cap.value === null;
  const { text, formula, left } = isUnlimited
    ? { text: '：不设限额', formula: null, left: '' }
    : capWords(line, cap.value, used);
  steps.push({
    visit: outcome.visit.id,
    layer: line.fund.id,
    step: 'cap',
    clause: cap.article.citation,
    text: `${name}${text}`,
    formula,
    inputs: isUnlimited ? { used } : { cap: formatYuan(cap.value), used, left },
    result: line.capUse.cut === NO_FEN ? null : formatYuan(minus(NO_FEN, line.capUse.cut)),
  });
}

/** How an amount met its cap: the sentence after the cap's name, the arithmetic, what is left. */
function capWords({ raw, capped, capUse }: FundLine, cap: Fen, used: string) {
  const room = atLeastZero(minus(cap, capUse.used));
  const rest = minus(room, capped);
  const left = formatYuan(rest);
  const before = ` ${limitWords(cap)}${figureNote(capUse.cap)}，此前已用 ${amountWords(capUse.used)}，`;
  if (capUse.cut > NO_FEN) {
    return {
      text: `${before}尚余 ${amountWords(room)}，超出的 ${amountWords(capUse.cut)}不予救助`,
      formula: `${formatYuan(room)} − ${formatYuan(raw)} = ${formatYuan(minus(room, raw))}`,
      left,
    };
  }
  // An opening can already stand over the cap; then there is nothing left to subtract from.
  if (cap < capUse.used) return { text: `${before}已无剩余`, formula: null, left };
  return {
    text: `${before}本次后剩余 ${amountWords(rest)}`,
    formula: `${formatYuan(cap)} − ${used} − ${formatYuan(raw)} = ${left}`,
    left,
  };
}

/** The steps of one fund for one visit. Their results, with a later cut to the total, sum to what the fund gave. */
export function traceFund(
  steps: TraceStep[],
  plan: EnginePlan,
  outcome: Eligible,
  line: FundLine,
  index: number,
): void {
  switch (line.method) {
    case 'share':
      traceShare(steps, outcome, line, index);
      break;
    case 'perDay':
      tracePerDay(steps, outcome, line);
      break;
    default:
      assertNever(line);
  }
  traceLimit(steps, outcome, line);
  traceCap(steps, plan, outcome, line);
}
