import { Decimal } from 'decimal.js';
import type { Answer, Facts } from './around.ts';
import { BED_DAY_CLASSES, CLASSES, COVERED_KINDS, NO_CAP, type ClassId } from './policy.ts';

/** The policy as a careful programmer writes it by hand over decimal.js: no data, no trace, no reasons. */
type Terms = { readonly deductible: Decimal; readonly ratio: Decimal; readonly cap: Decimal };
const D = (value: number): Decimal => new Decimal(value);
const ZERO = D(0);

const termsOf = (terms: {
  readonly deductible: number;
  readonly ratio: number;
  readonly cap: number | null;
}): Terms => ({
  deductible: D(terms.deductible),
  ratio: D(terms.ratio).dividedBy(100),
  cap: D(terms.cap ?? NO_CAP),
});
const TERMS = new Map<ClassId, { readonly basic: Terms; readonly tilt: Terms }>(
  CLASSES.map(({ id, basic, tilt }) => [id, { basic: termsOf(basic), tilt: termsOf(tilt) }]),
);

const over = (amount: Decimal, line: Decimal): Decimal => Decimal.max(ZERO, amount.minus(line));
const shareOf = ({ deductible, ratio }: Terms, before: Decimal, base: Decimal): Decimal =>
  over(before.plus(base), deductible)
    .minus(over(before, deductible))
    .times(ratio)
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP);

/** Why a visit is not aided; null when it is. */
function reasonOf({ insurance, designated, kind, area, referral }: Facts): string | null {
  if (insurance === 'none') return 'not_insured';
  if (!designated) return 'not_designated';
  if (!COVERED_KINDS.some((covered) => covered === kind)) return 'kind_not_covered';
  return area === 'outside' && !referral ? 'outside_without_referral' : null;
}

/** What one visit gets under one class. */
export function askDecimal(facts: Facts): Answer {
  const reason = reasonOf(facts);
  if (reason !== null) return reason;
  const { classId, kind, psychiatric } = facts;
  const terms = TERMS.get(classId);
  if (terms === undefined) throw new RangeError(`No terms of ${classId}`);
  const burden = D(facts.burden);
  const isBedDay = psychiatric && kind === 'inpatient' && BED_DAY_CLASSES.some((id) => id === classId);
  const first = isBedDay
    ? Decimal.min(D(facts.bedDayRate).times(facts.bedDays), burden)
    : shareOf(terms.basic, D(facts.basicBase), burden);
  const given = Decimal.min(first, over(terms.basic.cap, D(facts.basicUsed)));
  const residual = burden.minus(given);
  const second = shareOf(terms.tilt, D(facts.tiltBase), residual);
  const tilted = Decimal.min(second, over(terms.tilt.cap, D(facts.tiltUsed)));
  const room = over(D(facts.total), D(facts.paid));
  const kept = Decimal.min(given, room).toNumber();
  return {
    basic: isBedDay ? 0 : kept,
    bedDay: isBedDay ? kept : 0,
    tilt: Decimal.min(tilted, room.minus(kept)).toNumber(),
    tiltBase: residual.toNumber(),
  };
}
