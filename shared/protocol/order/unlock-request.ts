import { z } from 'zod';
import { canonicalJson } from '../../canonical-json.ts';
import { id, instant, key32, keyId } from '../field.ts';
import { UNLOCK_REQUEST_FORMAT } from '../version.ts';

/** 20 secret bytes that only the county's box key opens: ephemeral X25519 key, nonce, text and tag in base64url. */
const sealedSecret = z.strictObject({
  epk: key32,
  nonce: z.string().regex(/^[A-Za-z0-9_-]{16}$/),
  ct: z.string().regex(/^[A-Za-z0-9_-]{27}$/),
  tag: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
});
export type SealedSecret = z.infer<typeof sealedSecret>;

/** `*.aidrequest.json`: somebody forgot the password, and nobody else is there who could help. */
export const unlockRequestSchema = z.strictObject({
  format: z.literal(UNLOCK_REQUEST_FORMAT),
  countyKey: keyId,
  device: id,
  /** For the person at the county: whose PC, who asks. */
  township: z.string().max(100),
  user: z.strictObject({ id, name: z.string().max(100) }),
  /** 16 random bytes, hex: names this request. */
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
  at: instant,
  /** The PC's one-time secret, sealed while it was open last. */
  secret: sealedSecret,
  /** Made for this request: with it the county hides the secret in its answer, so that only this PC can use it. */
  mask: sealedSecret,
});
export type UnlockRequest = z.infer<typeof unlockRequestSchema>;

/** Days between a request and the last use of its answer. */
export const UNLOCK_DAYS = 7;
/** No honest request comes near this. */
export const LONGEST_REQUEST = 10_000;

/** What the mask is bound to: everything else in the request, so that a changed name opens nothing. */
export const requestBinding = (unmasked: Omit<UnlockRequest, 'mask'>): string =>
  `aid1/unlock-request\n${canonicalJson(unmasked)}`;

/** What the PC's one-time secret is bound to. */
export const secretBinding = (device: string, countyKey: string): string => `aid1/once-secret|${device}|${countyKey}`;

/** Purposes of the keys that HKDF derives on both sides. */
export const UNLOCK_PURPOSES = {
  secret: 'aid1/once-secret',
  mask: 'aid1/unlock-mask',
  code: 'aid1/unlock-code',
} as const;

/** The county's answer: the secret under the mask. Applied twice it gives the secret back. */
export const underMask = (secret: Uint8Array, mask: Uint8Array): Uint8Array =>
  secret.map((byte, index) => byte ^ (mask[index] ?? 0));
