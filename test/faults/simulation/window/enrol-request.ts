import type { EnrolRequest } from '#shared/protocol/sync/enrol.ts';
import { ENROL_FORMAT } from '#shared/protocol/sync/formats.ts';
import type { SimPc } from './sim-pc.ts';

/** What a PC registers with. */
export function enrolRequest({ vault, device, pc, countyKey }: SimPc, code: string, requestedAt: string): EnrolRequest {
  const { devicePublicKey, deviceBoxKey } = vault;
  return {
    format: ENROL_FORMAT,
    device,
    pc,
    formerPcs: [],
    deviceKey: Buffer.from(devicePublicKey).toString('base64url'),
    deviceBox: Buffer.from(deviceBoxKey).toString('base64url'),
    countyKey: countyKey.keyId,
    code,
    requestedAt,
  };
}
