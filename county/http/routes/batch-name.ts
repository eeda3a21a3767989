import { MAX_SEQ } from '#shared/protocol/limits.ts';
import type { BatchKey } from '../../spool/spool.ts';
import { ProblemError } from '../problem.ts';

const NAME = /^([1-9]\d{0,7})-([0-9a-f]{64})$/;

/** Reads `<seq>-<hash>` of an address; whose batch it is comes from the session, never from the address. */
export function readBatchName(device: string, params: unknown): BatchKey {
  const name: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'name') : undefined;
  const [, seq, hash] = (typeof name === 'string' && NAME.exec(name)) || [];
  if (seq === undefined || hash === undefined || Number(seq) > MAX_SEQ) throw new ProblemError('not_found');
  return { device, seq: Number(seq), hash };
}
