import { z } from 'zod';
import { canonicalJson } from '../../canonical-json.ts';
import { day, id, instant, keyId, pcName } from '../field.ts';
import { ORDER_FORMAT } from '../version.ts';

/** What every order says: which county gave it, to which PC, and when. */
const common = {
  format: z.literal(ORDER_FORMAT),
  countyKey: keyId,
  /** The PC it is for. */
  device: id,
  issuedAt: instant,
};

/** One person of a township without a second one may settle and review, until the end of a day. */
const singlePerson = z.strictObject({
  ...common,
  kind: z.literal('single-person'),
  /** The PC's name when the order was given, for people: a letter may change, the device does not. */
  pc: pcName,
  /** Number of the county's document. */
  permitNo: z
    .string()
    .max(60)
    .regex(/^[^\s\p{Cc}](?:\P{Cc}*[^\s\p{Cc}])?$/u),
  until: day,
});
export type SinglePersonOrder = z.infer<typeof singlePerson>;

/** The answer to a request to be unlocked once; it opens that PC after that request, and nothing else. */
const unlock = z.strictObject({
  ...common,
  kind: z.literal('unlock'),
  /** As the request has it. */
  township: z.string().max(100),
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
  /** As it is read over the telephone; see `spoken-code.ts`. */
  code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){7}$/),
});
export type UnlockOrder = z.infer<typeof unlock>;

export const countyOrderSchema = z.discriminatedUnion('kind', [singlePerson, unlock]);
export type CountyOrder = z.infer<typeof countyOrderSchema>;

/** `*.aidorder.json`: an order with the county's Ed25519 signature (its receipt key) in base64url. */
export const signedOrderSchema = z.strictObject({
  order: countyOrderSchema,
  signature: z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/),
});

/** What the county signs: a name for the purpose, so that no receipt can pass for an order, and the canonical order. */
export const orderMessage = (order: CountyOrder): string => `aid1/county-order\n${canonicalJson(order)}`;

/** No honest order comes near this. */
export const LONGEST_ORDER = 10_000;
