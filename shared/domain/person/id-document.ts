import type { Day } from '../../day.ts';
import { type IdNumber, type IdNumberProblem, normaliseIdNumber, readIdNumber } from '../../id-number.ts';

/** What proves who somebody is, in the order in which it is offered. */
export const ID_TYPES = [
  'resident_card',
  'household_booklet',
  'residence_permit',
  'foreigner_card',
  'passport',
  'newborn',
] as const;
export type IdType = (typeof ID_TYPES)[number];

/** Words for people. */
export const ID_TYPE_WORDS: Readonly<Record<IdType, string>> = {
  resident_card: '居民身份证',
  household_booklet: '户口簿',
  residence_permit: '港澳台居民居住证',
  foreigner_card: '外国人永久居留身份证',
  passport: '护照',
  newborn: '新生儿（未上户口）',
};

/** What a document says. Null: it does not say it, the clerk types it. */
export type IdDocument = {
  readonly type: IdType;
  /** The number as kept and shown; no two types share a form, so it names one person without its type. */
  readonly text: string;
  readonly birthDate: Day | null;
  readonly sex: 'male' | 'female' | null;
};

/** Why a number was refused. */
export type IdDocumentProblem = IdNumberProblem | 'other_type' | 'form' | 'guardian' | 'order';

export type IdDocumentResult =
  { readonly ok: true; readonly document: IdDocument } | { readonly ok: false; readonly problem: IdDocumentProblem };

const refused = (problem: IdDocumentProblem): IdDocumentResult => ({ ok: false, problem });
const silent = (type: IdType, text: string): IdDocumentResult => ({
  ok: true,
  document: { type, text, birthDate: null, sex: null },
});

/** Nationality, then twelve digits: issued until 30 November 2023 and still valid. Its last digit's rule is not public. */
const OLD_FOREIGNER_CARD = /^[A-Z]{3}\d{12}$/;
/** Six to twelve letters and digits, at least three of them digits: what passports of the world carry. */
const PASSPORT = /^(?=(?:.*\d){3})(?!.*0{6})[A-Z0-9]{6,12}$/;
/** The guardian's number, then which child without a number it is: 01, 02, … */
const NEWBORN = /^(.{18})(\d{1,2})$/;
export const MOST_CHILDREN = 20;

/** What a newborn without a number is called: the guardian's number and the order among the guardian's children. */
export const newbornNumber = (guardian: string, order: number): string =>
  `${guardian}-${String(order).padStart(2, '0')}`;

/** What an 18-character number is, by the number itself. */
const TYPE_OF_KIND: Readonly<Record<IdNumber['kind'], IdType>> = {
  resident: 'resident_card',
  residence_permit: 'residence_permit',
  permanent_residence: 'foreigner_card',
};

function readNumber(type: IdType, text: string, today: Day): IdDocumentResult {
  const read = readIdNumber(text, today);
  if (!read.ok) return refused(read.problem);
  const { kind, birthDate, sex } = read.id;
  // Files of the first release call every number an identity card's.
  if (type !== 'resident_card' && kind !== 'resident' && TYPE_OF_KIND[kind] !== type) return refused('other_type');
  if ((type === 'residence_permit' || type === 'foreigner_card') && kind === 'resident') return refused('other_type');
  return { ok: true, document: { type, text: read.id.text, birthDate, sex } };
}

function readNewborn(text: string, today: Day): IdDocumentResult {
  const match = NEWBORN.exec(text);
  if (match === null) return refused('form');
  const [, guardian = '', typedOrder = ''] = match;
  const read = readIdNumber(guardian, today);
  if (!read.ok) return refused('guardian');
  const order = Number(typedOrder);
  if (order < 1 || order > MOST_CHILDREN) return refused('order');
  return silent('newborn', newbornNumber(read.id.text, order));
}

/**
 * Reads the number of a document of a type; `today` bounds the birth date. A newborn without a number is named by the
 * guardian's number and an order: `210521198804020026-01`. Never corrects a wrong check character.
 */
export function readIdDocument(type: IdType, typed: string, today: Day): IdDocumentResult {
  const text = normaliseIdNumber(typed);
  switch (type) {
    case 'resident_card':
    case 'household_booklet':
    case 'residence_permit':
      return readNumber(type, text, today);
    case 'foreigner_card':
      return OLD_FOREIGNER_CARD.test(text) ? silent(type, text) : readNumber(type, text, today);
    case 'passport':
      return PASSPORT.test(text) ? silent(type, text) : refused('form');
    case 'newborn':
      return readNewborn(text, today);
  }
}

/** The type whose form a number has, whether or not the number is right. A booklet's number is an identity card's. */
export function typeOfNumber(typed: string): IdType {
  const text = normaliseIdNumber(typed);
  if (text.length === 19 || text.length === 20) return 'newborn';
  if (OLD_FOREIGNER_CARD.test(text)) return 'foreigner_card';
  if (text.length === 18)
    return text.startsWith('9') ? 'foreigner_card' : /^8[123]0000/.test(text) ? 'residence_permit' : 'resident_card';
  return text.length >= 6 && text.length <= 12 && PASSPORT.test(text) ? 'passport' : 'resident_card';
}

/** Reads a number whose type is not known, for finding its person. */
export const readAnyIdDocument = (typed: string, today: Day): IdDocumentResult =>
  readIdDocument(typeOfNumber(typed), typed, today);
