import type { SyncState } from '#shared/contract/sync.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { Open } from '../../session/session-state.ts';
import { readEnrolment } from './enrolment.ts';

/**
 * Since when and why the county has put this PC out of use; null: it has not, or this PC was registered anew since. Both instants
 * are of the county's clock. It does not matter whether anybody has marked the letter as dealt with.
 */
export function revokedSince(open: Pick<Open, 'store' | 'station' | 'vault'>): SyncState['revoked'] {
  const since = readEnrolment(open)?.enrolledAt ?? null;
  const [letter] = open.store.county
    .revocations(open.vault.deviceId)
    .filter(({ at }) => since === null || Date.parse(at) >= Date.parse(since));
  return letter === undefined ? null : { at: letter.at, reason: letter.reason };
}

/** Stops what a PC that is out of use must not do. PC_REVOKED. */
export function refuseRevoked(open: Pick<Open, 'store' | 'station' | 'vault'>): Result<void> {
  const revoked = revokedSince(open);
  return revoked === null
    ? ok(undefined)
    : fail('PC_REVOKED', { why: revoked.reason === '' ? '没有写明' : revoked.reason });
}
