import { type Fen, formatYuan } from '#shared/fen.ts';

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const PLACES = ['仟', '佰', '拾', ''] as const;
const GROUP = 10_000;
const HUNDRED_MILLION = GROUP * GROUP;

const digitWord = (digit: number): string => DIGITS[digit] ?? '';

/** 0–9999 without a leading 零; a run of zeros inside is one 零, zeros at the end are none. */
function groupWords(group: number): string {
  let words = '';
  let skipped = false;
  [...String(group).padStart(4, '0')].forEach((character, index) => {
    const digit = Number(character);
    if (digit === 0) {
      skipped = words !== '';
      return;
    }
    words += `${skipped ? digitWord(0) : ''}${digitWord(digit)}${PLACES[index] ?? ''}`;
    skipped = false;
  });
  return words;
}

/** Puts the lower part behind the higher one; a 零 between them when the lower part's first place is empty. */
const append = (high: string, low: string, isFirstPlaceEmpty: boolean): string =>
  high !== '' && low !== '' && isFirstPlaceEmpty ? `${high}${digitWord(0)}${low}` : high + low;

function yuanWords(yuan: number): string {
  if (yuan >= HUNDRED_MILLION) {
    const rest = yuan % HUNDRED_MILLION;
    const high = `${yuanWords(Math.floor(yuan / HUNDRED_MILLION))}亿`;
    return append(high, yuanWords(rest), rest < HUNDRED_MILLION / 10);
  }
  if (yuan < GROUP) return groupWords(yuan);
  const rest = yuan % GROUP;
  return append(`${groupWords(Math.floor(yuan / GROUP))}万`, groupWords(rest), rest < GROUP / 10);
}

/**
 * 人民币大写 of an amount in fen, by the rules for bills of 《支付结算办法》 annex 1. Where they leave a choice: 零 is written
 * between 元 and 角 when the yuan end in 0, and 整 also after 角, so that nothing can be written in. Throws on a negative amount.
 */
export function rmbWords(amount: Fen): string {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`No amount in words: ${amount}`);
  const text = formatYuan(amount);
  const [yuan, jiao, cents] = [Math.floor(amount / 100), Number(text.at(-2)), Number(text.at(-1))];
  if (yuan === 0 && jiao === 0 && cents === 0) return '零元整';
  const whole = yuan === 0 ? '' : `${yuanWords(yuan)}元`;
  if (jiao === 0 && cents === 0) return `${whole}整`;
  const needsZero = yuan > 0 && (jiao === 0 || yuan % 10 === 0);
  const tail = `${jiao > 0 ? `${digitWord(jiao)}角` : ''}${cents > 0 ? `${digitWord(cents)}分` : '整'}`;
  return `${whole}${needsZero ? digitWord(0) : ''}${tail}`;
}
