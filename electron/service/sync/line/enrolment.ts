import { type Enrolled, signedEnrolledSchema } from '#shared/protocol/sync/enrol.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { makeEnrolRequest, readEnrolled } from '../../../sync/county/enrol.ts';
import { countyKeysOf } from '../../keys/county-keys.ts';
import type { Open } from '../../session/session-state.ts';
import { formerPcNamesOf, pcNameOf } from '../../session/station.ts';

const ENROLMENT = 'county-enrolment';
const CODE = /^[0-9A-HJKMNP-TV-Z]{20}$/;

/**
 * The registration at the county that this PC's county key, or one that introduced it, stands by; null: there is none. One of
 * before a move to another letter or of a county key that introduced nothing is none any more.
 */
export function readEnrolment({ store, station }: Pick<Open, 'store' | 'station'>): Enrolled | null {
  const text = store.setting.get(ENROLMENT);
  const parsed = text === null ? null : signedEnrolledSchema.safeParse(JSON.parse(text));
  const enrolled = parsed?.success === true ? parsed.data.enrolled : null;
  const keys = countyKeysOf(store, station.county);
  if (enrolled === null || !keys.some(({ keyId }) => keyId === enrolled.countyKey)) return null;
  return enrolled.pc === pcNameOf(station) ? enrolled : null;
}

/** Crockford letters as people write them: small, with hyphens and spaces, O for 0, I and L for 1. COUNTY_BAD_CODE. */
export function readCode(typed: string): Result<string> {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return CODE.test(code) ? ok(code) : fail('COUNTY_BAD_CODE');
}

/** The request to be registered, signed, as text. NO_COUNTY_KEY, COUNTY_BAD_CODE. */
export function enrolRequest({ vault, station }: Open, typedCode: string, now: string): Result<string> {
  if (station.county === null) return fail('NO_COUNTY_KEY');
  const code = readCode(typedCode);
  if (!code.ok) return code;
  const applicant = {
    device: vault.deviceId,
    pc: pcNameOf(station),
    formerPcs: [...formerPcNamesOf(station)],
    deviceKey: vault.devicePublicKey,
    deviceBox: vault.deviceBoxKey,
    countyKey: station.county.keyId,
    code: code.value,
    requestedAt: now,
  };
  return ok(makeEnrolRequest(applicant, vault.signAsDevice));
}

/** Takes in the county's answer. NO_COUNTY_KEY, ENROL_UNREADABLE, ENROL_OTHER_COUNTY, ENROL_ALTERED, ENROL_OTHER_DEVICE. */
export function takeEnrolled({ store, station, vault, actor }: Open, text: string): Result<Enrolled> {
  if (station.county === null) return fail('NO_COUNTY_KEY');
  const read = readEnrolled(text, station.county, { device: vault.deviceId, pc: pcNameOf(station) });
  if (!read.ok) return read;
  store.setting.set(actor, ENROLMENT, text.replace(/^\uFEFF/, ''), read.value.countyName);
  store.audit.note(actor, 'sync.enrol', `${read.value.countyName}（${read.value.county}）`);
  if (read.value.epoch > store.county.seen().epoch) store.county.raiseEpoch(actor, read.value.epoch);
  return read;
}
