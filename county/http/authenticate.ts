import type { FastifyRequest } from 'fastify';
import type { Device } from '../books/books.ts';
import { ProblemError } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Service } from './service.ts';

const BEARER = /^Bearer ([A-Za-z0-9._-]{1,500})$/;

/** The PC of a session, asked of the books on every request: one that was revoked a moment ago is out. Throws {@link ProblemError}. */
export async function authenticate(request: FastifyRequest, service: Service): Promise<Device> {
  const [, token] = BEARER.exec(request.headers.authorization ?? '') ?? [];
  const { sessions, machine, books, limits } = service;
  const id = token === undefined ? null : sessions.deviceOf(token, Math.floor(machine.clock() / 1000));
  if (id === null) throw new ProblemError('bad_token');
  refuseHaste(limits.device, id, machine.clock());
  const device = await books.device(id);
  if (device === null) throw new ProblemError('unknown_device');
  if (device.revokedAt !== null) throw new ProblemError('revoked');
  return device;
}

/** Throws `too_many` with the seconds to wait. */
export function refuseHaste(limit: RateLimit, name: string, nowMs: number): void {
  const seconds = limit(name, nowMs);
  if (seconds > 0) throw new ProblemError('too_many', { headers: { 'retry-after': String(seconds) } });
}
