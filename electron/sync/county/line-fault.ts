import type { ErrorCode } from '#shared/errors.ts';
import type { AppError } from '#shared/result.ts';
import type { ProblemCode } from '#shared/protocol/sync/county-api.ts';

/** A call to the county that did not come to its answer, with what to tell people. */
export class LineFault extends Error {
  readonly error: AppError;

  constructor(code: ErrorCode, detail?: AppError['detail']) {
    super(code);
    this.name = 'LineFault';
    this.error = detail === undefined ? { code } : { code, detail };
  }
}

/** By the code that Node gives a connection or a certificate that failed. */
const BY_NODE_CODE: Readonly<Record<string, ErrorCode>> = {
  ECONNREFUSED: 'COUNTY_NOT_RUNNING',
  ENOTFOUND: 'COUNTY_NAME_UNKNOWN',
  EAI_AGAIN: 'COUNTY_NAME_UNKNOWN',
  EAI_NODATA: 'COUNTY_NAME_UNKNOWN',
  ENETUNREACH: 'COUNTY_OFFLINE',
  EHOSTUNREACH: 'COUNTY_OFFLINE',
  ENETDOWN: 'COUNTY_OFFLINE',
  EADDRNOTAVAIL: 'COUNTY_OFFLINE',
  ETIMEDOUT: 'COUNTY_SILENT',
  ECONNRESET: 'COUNTY_CUT',
  ECONNABORTED: 'COUNTY_CUT',
  EPIPE: 'COUNTY_CUT',
  EPROTO: 'COUNTY_NO_TLS',
  ERR_SSL_WRONG_VERSION_NUMBER: 'COUNTY_NO_TLS',
  CERT_HAS_EXPIRED: 'COUNTY_CERT_EXPIRED',
  CERT_NOT_YET_VALID: 'COUNTY_CERT_EARLY',
  ERR_TLS_CERT_ALTNAME_INVALID: 'COUNTY_CERT_NAME',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'COUNTY_CERT_UNKNOWN',
  SELF_SIGNED_CERT_IN_CHAIN: 'COUNTY_CERT_UNKNOWN',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'COUNTY_CERT_UNKNOWN',
  UNABLE_TO_GET_ISSUER_CERT: 'COUNTY_CERT_UNKNOWN',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'COUNTY_CERT_UNKNOWN',
  CERT_SIGNATURE_FAILURE: 'COUNTY_CERT_UNKNOWN',
  CERT_UNTRUSTED: 'COUNTY_CERT_UNKNOWN',
  INVALID_CA: 'COUNTY_CERT_UNKNOWN',
};

/** What a call failed with, in words for people; `clock` is what this PC thinks the time is. */
export function lineFaultOf(thrown: unknown, clock: string): LineFault {
  if (thrown instanceof LineFault) return thrown;
  const code = codeIn(thrown);
  // BoringSSL and OpenSSL name the same thing differently.
  if (code.startsWith('HPE_')) return new LineFault('COUNTY_PORTAL');
  const known = BY_NODE_CODE[code] ?? (code.startsWith('ERR_SSL_') ? 'COUNTY_NO_TLS' : 'COUNTY_CUT');
  return new LineFault(known, { now: clock.slice(0, 16).replace('T', ' '), why: code });
}

function codeIn(thrown: unknown): string {
  if (!(thrown instanceof Error)) return '';
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  // Several addresses were tried: what the first one failed with is as good as any.
  return thrown instanceof AggregateError ? codeIn(thrown.errors[0]) : codeIn(thrown.cause);
}

/** The county's own refusals, each with its sentence. */
export const BY_PROBLEM: Readonly<Record<ProblemCode, ErrorCode>> = {
  bad_request: 'COUNTY_BAD_REQUEST',
  bad_token: 'COUNTY_BAD_TOKEN',
  unknown_device: 'COUNTY_UNKNOWN_DEVICE',
  revoked: 'COUNTY_REVOKED',
  bad_code: 'COUNTY_BAD_CODE',
  not_found: 'COUNTY_NOT_FOUND',
  name_taken: 'COUNTY_NAME_TAKEN',
  fork: 'COUNTY_FORK',
  wrong_offset: 'COUNTY_WRONG_OFFSET',
  too_large: 'COUNTY_TOO_LARGE',
  refused: 'COUNTY_REFUSED',
  busy: 'COUNTY_BUSY',
  too_many: 'COUNTY_TOO_MANY',
  bad_checksum: 'COUNTY_BAD_CHECKSUM',
  fault: 'COUNTY_FAULT',
  stopping: 'COUNTY_STOPPING',
  full: 'COUNTY_FULL',
};

/**
 * What no waiting mends, so that people must look first: of the whole line (`line`), or of one batch (`batch`), the others
 * going on. Null: try again later.
 */
export function stops(code: ErrorCode): 'line' | 'batch' | null {
  switch (code) {
    case 'COUNTY_UNKNOWN_DEVICE':
    case 'COUNTY_REVOKED':
    case 'COUNTY_NAME_TAKEN':
    case 'COUNTY_OTHER':
    case 'COUNTY_EPOCH_BACK':
    case 'COUNTY_WENT_BACK':
    case 'COUNTY_FORK':
    // A later batch rests on this one by its hash, so it cannot overtake it.
    case 'COUNTY_REFUSED':
    case 'COUNTY_BAD_REQUEST':
    case 'COUNTY_TOO_LARGE':
      return 'line';
    case 'RECEIPT_OTHER_HASH':
    case 'RECEIPT_UNKNOWN_BATCH':
      return 'line';
    case 'BATCH_FILE_LOST':
      return 'batch';
    default:
      return null;
  }
}
