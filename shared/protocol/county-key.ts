import { z } from 'zod';
import { key32, keyId } from './field.ts';
import { COUNTY_KEY_FORMAT, COUNTY_SECRET_FORMAT } from './version.ts';

const name = z.string().trim().min(1).max(100);

/** `*.aidcounty.json`: the county's public keys, given to every PC. */
export const countyKeyFileSchema = z.strictObject({
  format: z.literal(COUNTY_KEY_FORMAT),
  name,
  keyId,
  /** X25519: batches are sealed to it. */
  box: key32,
  /** Ed25519: receipts are signed by it. */
  receipt: key32,
  /** Ed25519: policy packs are signed by it. Absent: this county signs none. */
  policy: key32.optional(),
});
export type CountyKeyFile = z.infer<typeof countyKeyFileSchema>;

/** The county's secret keys (32-byte seeds). It never leaves the county; test pairs are made by `npm run batch -- keygen`. */
export const countySecretFileSchema = z.strictObject({
  format: z.literal(COUNTY_SECRET_FORMAT),
  name,
  keyId,
  boxSecret: key32,
  receiptSecret: key32,
});
export type CountySecretFile = z.infer<typeof countySecretFileSchema>;

/** What a PC keeps of its county, ready to seal to. */
export type CountyKey = {
  readonly name: string;
  readonly keyId: string;
  /** Eight groups of four digits, to be read over the telephone. */
  readonly fingerprint: string;
  readonly box: Uint8Array;
  readonly receipt: Uint8Array;
  /** Null: no policy pack of this county can be installed. */
  readonly policy: Uint8Array | null;
};
