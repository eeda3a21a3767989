import { z } from 'zod';
import { parseDay } from '../day.ts';

/** Lower-case hex SHA-256. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** 32 bytes in base64url without padding. The last character carries four bits, so only one spelling is taken. */
export const key32 = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);
/** A UUID or another short ASCII name. */
export const id = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
/** ISO 8601 with offset. For people; nothing is ordered by it. */
export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/);
/** A real calendar day `YYYY-MM-DD`. */
export const day = z.string().refine((text) => parseDay(text) !== null);
/** Text of at most `most` UTF-16 code units; may be empty. */
export const text = (most: number) => z.string().max(most);
/** Whole fen, never negative. */
export const fenAmount = z.int().min(0);
/** `<township code>-<PC letter>`. */
export const pcName = z.string().regex(/^\d{9}-[A-Z]$/);
/** First 16 hex digits of SHA-256 over the county's two public keys. */
export const keyId = z.string().regex(/^[0-9a-f]{16}$/);
/** Id of a policy pack. */
export const packId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
/** `sha256:` and the hash of a compiled pack. */
export const packHash = z.string().regex(/^sha256:[0-9a-f]{64}$/);
