import { z } from 'zod';
import { APPLICATION_STATUSES } from '../../domain/application-status.ts';
import { channel, id, instant } from '../channel.ts';

/** The part of a hit that the typed text means. */
export const FOUND_FIELDS = ['name', 'idNumber', 'number', 'phone', 'bill', 'village'] as const;

/** Where and how a hit matches. `from` and `to` count UTF-16 units inside `text`, for marking. */
const foundIn = z.strictObject({
  field: z.enum(FOUND_FIELDS),
  /**
   * `written`: by its characters; `sound`: by pinyin; `same`: by other characters of the same sound; `skipped`: by the
   * first and third of three characters; `similar`: by pinyin with one letter wrong.
   */
  by: z.enum(['written', 'sound', 'same', 'skipped', 'similar']),
  /** The field as shown: an identity number or phone without what was not typed. */
  text: z.string(),
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative(),
});
export type FoundIn = z.infer<typeof foundIn>;

export const searchHit = z.strictObject({
  kind: z.enum(['person', 'application']),
  id,
  name: z.string(),
  idNumberMasked: z.string(),
  village: z.string(),
  /** Of an application; null for a person and for a draft that never was accepted. */
  number: z.string().nullable(),
  /** Null for a person. */
  status: z.enum(APPLICATION_STATUSES).nullable(),
  /** Last change. */
  at: instant,
  found: foundIn,
  /** Of a name typed with another word, what of the record that word means. */
  also: foundIn.nullable(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchResult = z.strictObject({
  /** Best first. */
  hits: z.array(searchHit),
  /** How many there are; when `isMore`, at least this many. */
  total: z.number().int().nonnegative(),
  isMore: z.boolean(),
  /** Null once everything can be found. */
  indexing: z.strictObject({ done: z.number().int(), total: z.number().int() }).nullable(),
});
export type SearchResult = z.infer<typeof searchResult>;

/** Most hits one call gives. */
export const MOST_HITS = 300;

export const searchChannels = {
  /**
   * People and applications, also drafts, sealed and discarded ones, by part of the name, pinyin, initials, identity
   * number (whole, or its end from four characters on), end of the phone, part of the application or bill number, village.
   * With few hits also a name with its village or a number after a space, other characters of the same sound, a name of
   * three without its middle one, pinyin with one letter wrong.
   */
  'search/find': channel(
    'user',
    'read',
    z.strictObject({ text: z.string().max(64), limit: z.number().int().min(1).max(MOST_HITS) }),
    searchResult,
  ),
  /** The identity number of a person that was found, for the ledger. NOT_FOUND. */
  'search/person': channel('user', 'read', z.strictObject({ id }), z.strictObject({ idNumber: z.string() })),
};
