import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, MAX_AMOUNT_FEN } from '#shared/fen.ts';
import { rmbWords } from '../../electron/print/rmb-words.ts';

/** Yuan text and its words; the first five are the examples of 《支付结算办法》 annex 1. */
const EXAMPLES: readonly (readonly [string, string])[] = [
  ['1409.50', '壹仟肆佰零玖元伍角整'],
  ['6007.14', '陆仟零柒元壹角肆分'],
  ['1680.32', '壹仟陆佰捌拾元零叁角贰分'],
  ['107000.53', '壹拾万柒仟元零伍角叁分'],
  ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
  ['0.00', '零元整'],
  ['0.01', '壹分'],
  ['0.05', '伍分'],
  ['0.10', '壹角整'],
  ['0.50', '伍角整'],
  ['0.99', '玖角玖分'],
  ['1.00', '壹元整'],
  ['1.01', '壹元零壹分'],
  ['1.10', '壹元壹角整'],
  ['10.00', '壹拾元整'],
  ['10.05', '壹拾元零伍分'],
  ['10.50', '壹拾元零伍角整'],
  ['11.00', '壹拾壹元整'],
  ['100.00', '壹佰元整'],
  ['101.00', '壹佰零壹元整'],
  ['110.00', '壹佰壹拾元整'],
  ['1000.00', '壹仟元整'],
  ['1001.01', '壹仟零壹元零壹分'],
  ['1010.00', '壹仟零壹拾元整'],
  ['1100.00', '壹仟壹佰元整'],
  ['10000.00', '壹万元整'],
  ['10001.00', '壹万零壹元整'],
  ['10010.00', '壹万零壹拾元整'],
  ['10100.00', '壹万零壹佰元整'],
  ['11000.00', '壹万壹仟元整'],
  ['12400.00', '壹万贰仟肆佰元整'],
  ['11550.00', '壹万壹仟伍佰伍拾元整'],
  ['100010.10', '壹拾万零壹拾元零壹角整'],
  ['101000.00', '壹拾万壹仟元整'],
  ['1000000.00', '壹佰万元整'],
  ['1000001.00', '壹佰万零壹元整'],
  ['1010000.00', '壹佰零壹万元整'],
  ['10000000.00', '壹仟万元整'],
  ['20300405.06', '贰仟零叁拾万零肆佰零伍元零陆分'],
  ['99999999.99', '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ['100000000.00', '壹亿元整'],
  ['100000001.00', '壹亿零壹元整'],
  ['100010000.00', '壹亿零壹万元整'],
  ['101000000.00', '壹亿零壹佰万元整'],
  ['110000000.00', '壹亿壹仟万元整'],
  ['1234567890.12', '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元零壹角贰分'],
  ['1000000000000.00', '壹万亿元整'],
  ['1000100000000.00', '壹万零壹亿元整'],
];

const toFen = (yuan: string) => fen(Number(yuan.replace('.', '')));

const VALUES = new Map([...'零壹贰叁肆伍陆柒捌玖'].map((word, value) => [word, value]));
const PLACES = new Map([
  ['拾', 10],
  ['佰', 100],
  ['仟', 1000],
]);

/** Reads words back without using the writer's tables of groups: 亿 first, then 万, then places. */
function readYuan(words: string): number {
  for (const [unit, size] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const at = words.lastIndexOf(unit);
    if (at >= 0) return readYuan(words.slice(0, at)) * size + readYuan(words.slice(at + 1));
  }
  let [sum, digit] = [0, 0];
  for (const character of words) {
    const place = PLACES.get(character);
    if (place === undefined) digit = VALUES.get(character) ?? Number.NaN;
    else [sum, digit] = [sum + digit * place, 0];
  }
  return sum + digit;
}

function readBack(words: string): number {
  const match = /^(?:(.+?)元)?零?(?:(.)角)?零?(?:(.)分)?整?$/.exec(words);
  const [, yuan = '', jiao = '零', cents = '零'] = match ?? [];
  return readYuan(yuan) * 100 + (VALUES.get(jiao) ?? Number.NaN) * 10 + (VALUES.get(cents) ?? Number.NaN);
}

describe('amounts in words', () => {
  it.each(EXAMPLES)('%s yuan is %s', (yuan, words) => {
    expect(rmbWords(toFen(yuan))).toBe(words);
  });

  it('reads back as the same amount for any amount a bill can have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_AMOUNT_FEN * 1000 }), (amount) => {
        expect(readBack(rmbWords(fen(amount)))).toBe(amount);
      }),
      { numRuns: 2000 },
    );
  });

  it('never writes two 零 in a row nor one before a unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_AMOUNT_FEN * 1000 }), (amount) => {
        expect(rmbWords(fen(amount))).not.toMatch(/零零|零[拾佰仟万亿元角分整]/);
      }),
      { numRuns: 2000 },
    );
  });

  it('ends in 整 unless there are fen, so that nothing can be added', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_AMOUNT_FEN }), (amount) => {
        expect(rmbWords(fen(amount)).at(-1)).toBe(amount % 10 === 0 ? '整' : '分');
      }),
    );
  });

  it('refuses a negative amount and half a fen', () => {
    expect(() => rmbWords(fen(-1))).toThrow(RangeError);
    // The brand is forged here to see that a wrong number does not pass.
    expect(() => rmbWords(0.5 as ReturnType<typeof fen>)).toThrow(RangeError);
  });
});
