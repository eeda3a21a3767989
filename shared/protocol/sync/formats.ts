/**
 * What comes back from the county, and what a PC says before it may send. The rules of `../version.ts` hold here too:
 * a reader refuses fields it does not know, and a county is upgraded before its PCs.
 *
 * History
 * - 1 (2026-11-22): receipts, feeds, enrolment.
 */
export const RECEIPT_FORMAT = 'aid-receipt/1';
export const FEED_FORMAT = 'aid-feed/1';
export const ENROL_FORMAT = 'aid-enrol/1';
export const ENROLLED_FORMAT = 'aid-enrolled/1';
export const NEXT_KEY_FORMAT = 'aid-county-next/1';

/** Bytes a receipt file starts with: `AIDR1` and a zero byte. */
export const RECEIPT_MAGIC: readonly number[] = [0x41, 0x49, 0x44, 0x52, 0x31, 0x00];
/** Bytes a feed file starts with: `AIDF1` and a zero byte. */
export const FEED_MAGIC: readonly number[] = [0x41, 0x49, 0x44, 0x46, 0x31, 0x00];

/** What the county signs begins with one of these and a zero byte, then the SHA-256 of the signed bytes: nothing passes for another thing. */
export const RECEIPT_CONTEXT = 'aid1/receipt';
export const FEED_CONTEXT = 'aid1/feed-header';
export const ENROLLED_CONTEXT = 'aid1/enrolled';
export const NEXT_KEY_CONTEXT = 'aid1/county-next';
/** And so does what the PC signs. */
export const ENROL_CONTEXT = 'aid1/enrol';
export const SESSION_CONTEXT = 'aid1/session';

/**
 * `info` of the HKDF-SHA-256 that makes a PC's X25519 secret (32 bytes, no salt) from its Ed25519 seed: so the county can seal
 * to a PC without another key in its key file.
 */
export const DEVICE_BOX_INFO = 'aid1/device-box';
/** `info` of the key agreement of a feed; otherwise as a batch (docs/formats/aidbatch.md, 6), from the county to the PC. */
export const FEED_KEY_INFO = 'aid1/feed/A1';

/**
 * Folder beside the feeds of a stick with the same feeds signed by a later key of the county (`新密钥-<key id>`): on paper the county does
 * not know which one the PC has taken, and a PC takes nothing new from a key that it gave up.
 */
export const LATER_KEY_FOLDER = /^新密钥-[0-9a-f]{16}$/u;
export const laterKeyFolder = (keyId: string): string => `新密钥-${keyId}`;

/** Bounds that a writer keeps and a reader enforces before it allocates anything. */
export const MAX_RECEIPT_BYTES = 4 * 1024 * 1024;
export const MAX_FEED_BYTES = 16 * 1024 * 1024;
export const MAX_FEED_ITEMS = 5_000;
export const MAX_FEED_ITEM_BYTES = 8 * 1024 * 1024;
