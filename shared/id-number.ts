import { type Day, parseDay } from './day.ts';

/** What a valid 18-character identity number says (GB 11643). */
export type IdNumber = {
  /** Half-width, upper case, no separators. */
  readonly text: string;
  readonly birthDate: Day;
  readonly sex: 'male' | 'female';
  /** GB/T 2260 code of the place of first registration; old codes stay valid. */
  readonly region: string;
  /**
   * 810000 / 820000 / 830000: residence permits of Hong Kong, Macao and Taiwan residents; a leading 9: a foreigner's
   * permanent residence card of December 2023 and later.
   */
  readonly kind: 'resident' | 'residence_permit' | 'permanent_residence';
};

/** Why a number was refused. */
export type IdNumberProblem = 'length' | 'characters' | 'birth_date' | 'future' | 'check_digit' | 'zeros';

export type IdNumberResult =
  { readonly ok: true; readonly id: IdNumber } | { readonly ok: false; readonly problem: IdNumberProblem };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** Full-width to half-width, upper case, without spaces, hyphens and invisible characters. */
export function normaliseIdNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200F\u2060\uFEFF-]/g, '')
    .toUpperCase();
}

/** The check character of the first 17 digits: weights of GB 11643, modulo 11. */
export function idCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_CHARACTERS[sum % 11] ?? '';
}

/** Reads a typed identity number; `today` bounds the birth date. Never corrects a wrong check character. */
export function readIdNumber(typed: string, today: Day): IdNumberResult {
  const text = normaliseIdNumber(typed);
  if (text.length !== 18) return { ok: false, problem: 'length' };
  if (!/^\d{17}[\dX]$/.test(text)) return { ok: false, problem: 'characters' };
  if (/^0{6}/.test(text)) return { ok: false, problem: 'zeros' };
  const birthDate = parseDay(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`);
  if (birthDate === null || birthDate < '1850-01-01') return { ok: false, problem: 'birth_date' };
  if (birthDate > today) return { ok: false, problem: 'future' };
  if (idCheckCharacter(text) !== text[17]) return { ok: false, problem: 'check_digit' };
  const region = text.slice(0, 6);
  return {
    ok: true,
    id: {
      text,
      birthDate,
      sex: Number(text[16]) % 2 === 1 ? 'male' : 'female',
      region,
      kind: kindOf(region),
    },
  };
}

function kindOf(region: string): IdNumber['kind'] {
  if (region.startsWith('9')) return 'permanent_residence';
  return /^8[123]0000$/.test(region) ? 'residence_permit' : 'resident';
}

/** `210502195804021234` → `210502********1234`, for lists. */
export const maskIdNumber = (text: string): string =>
  text.length < 11 ? '*'.repeat(text.length) : `${text.slice(0, 6)}********${text.slice(-4)}`;
