/**
 * What travels between a window PC and its county, and how it may change.
 *
 * History
 * - 1 (2026-11-21): first batch format. Sealed to one county key, signed by the PC's key, records `aid-record/1`.
 * - `aid-record/2` (2026-11-22): who reviewed beside who settled. The header stays `aid-batch/1`; its `schema` names the
 *   record format, one for the whole batch.
 * - `aid-batch/2` (2026-11-22): `formerPcs`, the names under which this PC's data was worked on before it moved here. Written
 *   only when a record carries one of them; every other batch stays `aid-batch/1`, which an older county reads.
 * - `aid-record/3` (2026-11-22): conditions that two people set aside (`exemptions`) and the public notice (`notice`). Written
 *   only for a batch that has a record with one of them; every other batch keeps `aid-record/2`.
 *
 * Rules
 * - A sealed batch is never rewritten, so a reader keeps every version it ever read, until no PC and no spool can hold
 *   an older file any more.
 * - Readers refuse fields they do not know. So every new field, however optional, is a new version of the header
 *   (`aid-batch/N`) or of the record (`aid-record/N`).
 * - The county is upgraded before its PCs: it must read a version before any PC writes it.
 * - An algorithm suite is named, never negotiated: a reader has a list of suites it allows.
 */
/** Name of the header format. */
export const BATCH_FORMAT = 'aid-batch/1';
/** The same with the former names of a PC whose data has moved. */
export const MOVED_BATCH_FORMAT = 'aid-batch/2';
/** Header formats a reader takes, oldest first. */
export const BATCH_FORMATS = [BATCH_FORMAT, MOVED_BATCH_FORMAT] as const;
/** Name of the record format. */
export const RECORD_FORMAT = 'aid-record/2';
/** The same with what was set aside and the public notice. */
export const SPECIAL_RECORD_FORMAT = 'aid-record/3';
/** Record formats a reader takes, oldest first. */
export const RECORD_FORMATS = ['aid-record/1', RECORD_FORMAT, SPECIAL_RECORD_FORMAT] as const;
/** Suite A1: X25519, HKDF-SHA-256, AES-256-GCM, SHA-256, Ed25519. */
export const BATCH_ALG = 'A1';
/** Name of the county's public key file. */
export const COUNTY_KEY_FORMAT = 'aid-county-key/1';
/** Name of the county's secret key file. */
export const COUNTY_SECRET_FORMAT = 'aid-county-secret/1';
/** Name of the county's signed orders to a PC. */
export const ORDER_FORMAT = 'aid-order/1';
/** Name of a PC's request to be unlocked once. */
export const UNLOCK_REQUEST_FORMAT = 'aid-unlock-request/1';
