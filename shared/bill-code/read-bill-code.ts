import { type Day, parseDay } from '../day.ts';
import { type Fen, parseYuan } from '../fen.ts';

/** The longest text of a scan that is kept; codes on bills hold a few hundred characters at most. */
export const MAX_SCANNED = 2000;

/** What a scanned text says of a bill, as far as it is clearly there. Empty or null: not clearly there. */
export type ScannedBill = {
  /** The text as scanned, without control characters, at most {@link MAX_SCANNED} long: kept with the bill. */
  readonly raw: string;
  readonly code: string;
  readonly number: string;
  readonly check: string;
  /** Fen. */
  readonly amount: Fen | null;
  /** The day the bill was written, which is not always the day of discharge. */
  readonly issued: Day | null;
  /** A bill that takes another back: it is no cost. */
  readonly isRed: boolean;
};

const RED_WORDS = /红字|红票|冲红|红冲|负数发票|退费|退票|作废/;

/** Whether a text says of itself that the bill was taken back. */
export const namesRedBill = (text: string): boolean => RED_WORDS.test(text.normalize('NFKC'));

const NOTHING = { code: '', number: '', check: '', amount: null, issued: null } as const;
type Picked = Omit<ScannedBill, 'raw' | 'isRed'>;

const dayOf = (text: string): Day | null =>
  /^\d{8}$/.test(text) ? parseDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) : null;

const yuanOf = (text: string): Fen | null => (/^\d+\.\d{1,2}$/.test(text) ? parseYuan(text) : null);

/**
 * The line on invoices of the tax office: `01,type,code,number,amount,day,check,…`. Fully digital ones have no code and a
 * number of 20 digits. Null: it is not such a line, or a part of it is not what it must be.
 */
function readTaxLine(raw: string): Picked | null {
  const parts = raw.split(/[,，]/).map((part) => part.trim());
  const [version, type, code = '', number = '', amount = '', day = '', check = ''] = parts;
  if (version !== '01' || type === undefined || !/^\d{2}$/.test(type) || parts.length < 7 || parts.length > 10)
    return null;
  const isDigital = code === '' && /^\d{20}$/.test(number);
  const isPlain = /^\d{10,12}$/.test(code) && /^\d{8}$/.test(number);
  const paid = /^\d+(\.\d{1,2})?$/.test(amount) ? parseYuan(amount) : null;
  const issued = dayOf(day);
  if (!(isDigital || isPlain) || paid === null || issued === null) return null;
  return { code, number, check: /^[0-9A-Za-z]{4,20}$/.test(check) ? check : '', amount: paid, issued };
}

/** The parts of a text between separators; of `name=value` and `名称：值` the value. */
const partsOf = (raw: string): readonly string[] =>
  raw
    .split(/[\s,，;；|&?#/、]+/)
    .map((part) => part.split(/[=:：]/).at(-1) ?? '')
    .filter((part) => part !== '');

const only = <T>(values: readonly T[]): T | null => (values.length === 1 ? (values[0] ?? null) : null);

/**
 * Code of 8 digits, number of 10 directly behind it, check code of 6 behind that: the medical e-bill. The layout of its
 * two-dimensional code is not published, so only this order counts, and only when it is there once.
 */
function readMedical(raw: string): Picked {
  const joined = /^(\d{8})(\d{10})([0-9A-Za-z]{6})$/.exec(raw);
  const parts = joined === null ? partsOf(raw) : joined.slice(1);
  const at = only(
    parts.flatMap((part, index) => (/^\d{8}$/.test(part) && /^\d{10}$/.test(parts[index + 1] ?? '') ? [index] : [])),
  );
  if (at === null) return NOTHING;
  const rest = parts.filter((_, index) => index < at || index > at + 1);
  const next = parts[at + 2] ?? '';
  return {
    code: parts[at] ?? '',
    number: parts[at + 1] ?? '',
    check: /^[0-9A-Za-z]{6}$/.test(next) ? next : '',
    amount: only(rest.map(yuanOf).filter((amount) => amount !== null)),
    issued: only(rest.map(dayOf).filter((day) => day !== null)),
  };
}

/**
 * Reads what a scanner typed off a bill. Never refuses: an unknown text is kept as it is and nothing is picked from it.
 * Pure and total; time grows with the length kept.
 */
export function readBillCode(scanned: string): ScannedBill {
  const raw = scanned
    .slice(0, MAX_SCANNED * 2)
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    // Scanners send tabs and separators of their own between the parts.
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MAX_SCANNED)
    .trim();
  const plain = raw.normalize('NFKC');
  const hasMinus = /(^|[,;|=:])-\d+(\.\d+)?(?=$|[,;|&])/.test(plain);
  return { raw, ...(readTaxLine(plain) ?? readMedical(plain)), isRed: hasMinus || namesRedBill(plain) };
}
