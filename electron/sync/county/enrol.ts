import { verify } from 'node:crypto';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import {
  type Enrolled,
  enrolledMessage,
  enrolMessage,
  type EnrolRequest,
  signedEnrolledSchema,
} from '#shared/protocol/sync/enrol.ts';
import { ENROL_FORMAT } from '#shared/protocol/sync/formats.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { publicKeyOf } from '../raw-keys.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const LONGEST = 20_000;

/** This PC as it asks to be registered. */
export type Applicant = Omit<EnrolRequest, 'format' | 'deviceKey' | 'deviceBox'> & {
  readonly deviceKey: Uint8Array;
  readonly deviceBox: Uint8Array;
};

/** The request in its signed form: the body for the county's service, or the text of an `*.aidenrol.json`. */
export function makeEnrolRequest(applicant: Applicant, sign: (bytes: Uint8Array) => Uint8Array): string {
  const request: EnrolRequest = {
    ...applicant,
    format: ENROL_FORMAT,
    deviceKey: base64url(applicant.deviceKey),
    deviceBox: base64url(applicant.deviceBox),
  };
  return JSON.stringify({ request, signature: base64url(sign(Buffer.from(enrolMessage(request), 'utf8'))) });
}

/** Reads the county's answer. ENROL_UNREADABLE, ENROL_OTHER_COUNTY, ENROL_ALTERED, ENROL_OTHER_DEVICE. */
export function readEnrolled(
  text: string,
  county: Pick<CountyKey, 'keyId' | 'receipt'>,
  own: { readonly device: string; readonly pc: string },
): Result<Enrolled> {
  const parsed = text.length > LONGEST ? null : signedEnrolledSchema.safeParse(parse(text));
  if (parsed === null || !parsed.success) return fail('ENROL_UNREADABLE');
  const { enrolled, signature } = parsed.data;
  if (enrolled.countyKey !== county.keyId)
    return fail('ENROL_OTHER_COUNTY', { found: enrolled.countyKey, own: county.keyId });
  const message = Buffer.from(enrolledMessage(enrolled), 'utf8');
  if (!verify(null, message, publicKeyOf('ed25519', county.receipt), Buffer.from(signature, 'base64url')))
    return fail('ENROL_ALTERED');
  if (enrolled.device !== own.device || enrolled.pc !== own.pc)
    return fail('ENROL_OTHER_DEVICE', { pc: enrolled.pc, own: own.pc });
  return ok(enrolled);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  } catch {
    return null;
  }
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
