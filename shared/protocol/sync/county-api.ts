import { z } from 'zod';
import { hash, id } from '../field.ts';
import { MAX_PAPERS_PARTS, MAX_SEQ } from '../limits.ts';
import { countyCode } from './receipt.ts';

/**
 * The county's service as a PC sees it. Every answer that is not a file is JSON; a refusal is `application/problem+json` with
 * {@link problemSchema}. An answer of any other type (a captive portal's page) is no answer. `aid-county: 1` is a header of each answer.
 *
 * - `POST /v1/enrol` `signedEnrol` → `signedEnrolled`. The same request again gets the same answer.
 * - `POST /v1/challenge` `{device}` → `{challenge}` (stateless, two minutes); `POST /v1/session` `{device, challenge, signature}` →
 *   `{token, seconds}`; then `Authorization: Bearer token`.
 * - `GET /v1/state?epoch=E&received=N&feed=M` → `deviceState`. What the PC has seen (may be left out): beyond what is here, this county is
 *   an older copy and stops deciding.
 * - Upload (tus 1.0.0): `POST /v1/batches` with `Upload-Length` and `Upload-Metadata: seq,hash` (base64) creates; the address is
 *   always `/v1/batches/<seq>-<hash>`, so a PC that lost its notes finds the upload again by `HEAD`. `PATCH` may carry
 *   `Upload-Checksum: sha256 <base64>` (then at most 2 MiB); a wrong one is 460 and nothing is kept. The last byte makes the county read
 *   the batch; a whole upload whose bytes have not the hash of its address is 460 and thrown away. Offsets are of synced bytes only.
 * - `GET /v1/receipts/<seq>-<hash>` → the receipt file; 202 with `waiting` while an earlier batch is missing or it is being
 *   read; 404 when the batch is not here whole; 409 `fork` and 422 `refused` when it was not taken.
 * - Papers of a batch (`aid-papers/1`; a county of before answers 404 `not_found` with detail `address`): upload as of batches, with
 *   `POST /v1/papers`, `Upload-Metadata: seq,hash` (the batch's number; SHA-256 of the part's file) and the address
 *   `/v1/papers/<seq>-<hash>`. `GET` of that address → {@link papersTakenSchema}; 202 with `waiting` (`waitsFor`: the batch) while the
 *   batch has no receipt or it is being read; 404 when it is not here whole; 409 `fork` when the part is here with other items; 422
 *   `refused` when it is not sound. It counts as delivered only by the feed's `papers`.
 * - A PC that knows `papers` and `papers-wanted` in feeds says so by the header {@link PAPERS_HEADER}: 1 of `GET /v1/state` and
 *   `GET /v1/feed`; no other is sent a `papers-wanted`.
 * - `GET /v1/feed?epoch=E&after=N&key=K` → the next feed file, signed by the county's key K (one it still has; without `key`: the one
 *   the PC sealed its last batch to or was registered with), or 204.
 */
export const API_HEADER = 'aid-county';
export const API_VERSION = '1';
/** A PC says by it that it knows the papers' items of a feed. */
export const PAPERS_HEADER = 'aid-papers';

/** Every refusal the PC must tell apart. Status in brackets. A closed list: the window has a sentence for each. */
export const PROBLEM_CODES = [
  'bad_request' /* 400 */,
  'bad_token' /* 401: log in again */,
  'unknown_device' /* 401 */,
  'revoked' /* 403 */,
  'bad_code' /* 403: one-time code wrong, used or too old */,
  'not_found' /* 404: the county has no such batch: send it */,
  'name_taken' /* 409: another device holds this PC name */,
  'fork' /* 409: this number came with another content */,
  'wrong_offset' /* 409 */,
  'too_large' /* 413 */,
  'refused' /* 422: the batch is not sound; `detail` says how */,
  'busy' /* 423: another upload of the same batch is running */,
  'too_many' /* 429 */,
  'bad_checksum' /* 460 */,
  'fault' /* 500 */,
  'stopping' /* 503 */,
  'full' /* 507 */,
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const problemSchema = z.object({
  code: z.enum(PROBLEM_CODES),
  /** One Chinese sentence. */
  title: z.string(),
  /** The reader's own code for `refused`, the right offset for `wrong_offset`. */
  detail: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export const challengeRequestSchema = z.strictObject({ device: id });
export const challengeSchema = z.strictObject({ county: countyCode, challenge: z.string().min(1).max(200) });
export const sessionRequestSchema = z.strictObject({
  device: id,
  challenge: z.string().min(1).max(200),
  signature: z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/),
});
export const sessionSchema = z.strictObject({ token: z.string().min(1).max(500), seconds: z.int().min(1) });

/** What the county has of this PC. */
export const deviceStateSchema = z.strictObject({
  county: countyCode,
  epoch: z.int().min(1),
  /** Number of the last batch that has a receipt of this epoch; 0: none. */
  received: z.int().min(0).max(MAX_SEQ),
  /** Highest batch number in a verified backup of the county. */
  durableThrough: z.int().min(0).max(MAX_SEQ),
  /** Last item of the PC's feed; 0: none. */
  feedEnd: z.int().min(0),
  /** The county's clock, to say plainly that one of the two is wrong. */
  now: z.string(),
});
export type DeviceState = z.infer<typeof deviceStateSchema>;

/** A batch that is whole at the county but has no receipt yet: which number it waits for, null when it is only being read. */
export const waitingSchema = z.strictObject({ seq: z.int().min(1), hash, waitsFor: z.int().min(1).nullable() });

/** A part of a batch's papers that the county has. `hash` is that of the file it holds: perhaps not the one asked for, but the same items. */
export const papersTakenSchema = z.strictObject({
  seq: z.int().min(1).max(MAX_SEQ),
  part: z.int().min(1).max(MAX_PAPERS_PARTS),
  hash,
});
export type PapersTaken = z.infer<typeof papersTakenSchema>;
