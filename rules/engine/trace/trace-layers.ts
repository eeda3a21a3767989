import { formatYuan, NO_FEN } from '#shared/fen.ts';
import type { TraceStep } from '#shared/settlement/trace-step.ts';
import { HOSPITAL_LEVEL_NAMES } from '#shared/settlement/vocabulary.ts';
import { formatExact, formatPercent, minus } from '../../money.ts';
import type { VisitFacts } from '../case-facts.ts';
import type { LayerLine, LayerPoint } from '../layers/compute-layers.ts';
import type { EligibleOutcome, JudgedCase } from '../settle-visits.ts';
import { amountWords, figureNote, limitWords, partsFormula, pendingNote } from './sentence.ts';

type Start = Pick<TraceStep, 'visit' | 'layer' | 'clause' | 'result'>;

/** A layer function at one point of the year: what it is a function of, and each band's share. */
function tracePoint(start: Start, step: string, words: string, line: LayerLine, point: LayerPoint): TraceStep {
  const first = line.bands[0];
  const isUnder = point.parts.length === 0;
  const isConfirmed = line.bands.every(({ confirmed }) => confirmed);
  const due = isUnder
    ? `未超过${line.name}起付线 ${first === undefined ? '' : `${limitWords(first.over)}${pendingNote(isConfirmed)}`}`
    : `${line.name}应付 ${amountWords(point.value)}${isConfirmed ? '' : '（比例待确认）'}`;
  return {
    ...start,
    step,
    text: `${words} ${formatExact(point.of)} 元，${due}`,
    formula: isUnder ? null : `${partsFormula(point.parts)} = ${formatYuan(point.value)}`,
    inputs: { of: formatExact(point.of) },
  };
}

/** The growth of a layer over the year's earlier visits, and what of it the visit can take. */
function traceLayer(visit: string, layer: string, what: string, line: LayerLine): readonly TraceStep[] {
  const start: Start = { visit, layer, clause: line.bands[0]?.article.citation ?? null, result: null };
  const { before, now, amount, cut } = line;
  const growth = minus(now.value, before.value);
  const steps = [
    ...(before.of.fen.isZero() ? [] : [tracePoint(start, 'before', `此前年度累计${what}`, line, before)]),
    tracePoint(start, 'now', `计入本次后年度累计${what}`, line, now),
    {
      ...start,
      step: 'amount',
      text: `本次${line.name}支付 ${amountWords(growth)}`,
      formula: `${formatYuan(now.value)} − ${formatYuan(before.value)} = ${formatYuan(growth)}`,
      inputs: {},
    },
  ];
  if (cut === NO_FEN) return steps;
  const limit = {
    ...start,
    step: 'limit',
    text: `${line.name}不超过余下的个人负担，核减 ${amountWords(cut)}，为 ${amountWords(amount)}`,
    formula: `${formatYuan(growth)} − ${formatYuan(cut)} = ${formatYuan(amount)}`,
    inputs: {},
  };
  return [...steps, limit];
}

/** How the layers of a visit were worked out; nothing where they stand on the slip. */
export function traceLayers({ visit, payment }: EligibleOutcome): readonly TraceStep[] {
  const { layers } = payment;
  if (layers === null) return [];
  return [
    ...traceLayer(visit.id, 'seriousIllness', '基本医保后负担', layers.seriousIllness),
    ...(layers.supplement === null
      ? []
      : traceLayer(visit.id, 'supplement', `${layers.seriousIllness.name}后剩余`, layers.supplement)),
  ];
}

/** What basic insurance pays of an ordinary outpatient visit that gets no aid. */
export function traceOutpatientBasic({ plan, outpatientBasic }: JudgedCase, visit: VisitFacts): readonly TraceStep[] {
  const line = outpatientBasic.get(visit);
  if (line === undefined || plan.outpatientBasic === null) return [];
  const { name, limit } = plan.outpatientBasic;
  const { band, before, over, full, used, amount } = line;
  const start: Start = { visit: visit.id, layer: 'basic', clause: band.article.citation, result: null };
  const level = HOSPITAL_LEVEL_NAMES[visit.source.hospital.level];
  const steps: TraceStep[] = [
    {
      ...start,
      step: 'amount',
      text: `${name}：${level}机构此前年度累计 ${amountWords(before)}，本次超过 ${limitWords(band.over)}起付线的 ${amountWords(over)}按 ${formatPercent(band.ratio)}${pendingNote(band.confirmed) || ' '}支付，为 ${amountWords(full)}`,
      formula: `${formatYuan(over)} × ${formatPercent(band.ratio)} = ${formatYuan(full)}`,
      inputs: { before: formatYuan(before), over: formatYuan(over) },
    },
  ];
  if (amount === full) return steps;
  const cut = minus(full, amount);
  return [
    ...steps,
    {
      ...start,
      step: 'cap',
      clause: limit.article.citation,
      text: `${name}年度最高支付限额 ${limitWords(limit.value)}${figureNote(limit)}，此前已用 ${amountWords(used)}，超出的 ${amountWords(cut)}不予支付`,
      formula: `${formatYuan(full)} − ${formatYuan(cut)} = ${formatYuan(amount)}`,
      inputs: { limit: formatYuan(limit.value), used: formatYuan(used) },
    },
  ];
}
