import { Decimal } from 'decimal.js';

/** What a pocket calculator makes of a formula: brackets, then × and %, then + and − from left to right. */
export function calculate(text: string): Decimal {
  const inner = /\(([^()]*)\)/.exec(text);
  if (inner !== null) return calculate(text.replace(inner[0], calculate(inner[1] ?? '').toFixed()));
  const terms = text.split(/ (?=[+−] )/);
  return terms.reduce((sum, item) => {
    const sign = item.startsWith('− ') ? -1 : 1;
    const factors = item.replace(/^[+−] /, '').split(' × ');
    const product = factors.reduce(
      (value, factor) => value.times(factor.endsWith('%') ? new Decimal(factor.slice(0, -1)).dividedBy(100) : factor),
      new Decimal(1),
    );
    return sum.plus(product.times(sign));
  }, new Decimal(0));
}

const UNDER_DEDUCTIBLE = /^([\d,]+\.\d\d) 未超过 ([\d,]+\.\d\d)，本次 0\.00$/;

/** Base and rest of the deductible where a formula says that the one does not exceed the other; null elsewhere. */
export function readUnderDeductible(formula: string): { readonly base: Decimal; readonly rest: Decimal } | null {
  const [, base, rest] = UNDER_DEDUCTIBLE.exec(formula.replaceAll(/(?<=\d),(?=\d)/g, '')) ?? [];
  return base === undefined || rest === undefined ? null : { base: new Decimal(base), rest: new Decimal(rest) };
}
