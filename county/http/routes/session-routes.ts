import { verify } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { challengeRequestSchema, sessionRequestSchema } from '#shared/protocol/sync/county-api.ts';
import { sessionMessage } from '#shared/protocol/sync/enrol.ts';
import { assertNever } from '#shared/result.ts';
import { enrolDevice } from '../../enrol/enrol-device.ts';
import { publicKeyOf } from '../../keys/raw-keys.ts';
import { refuseHaste } from '../authenticate.ts';
import { ProblemError } from '../problem.ts';
import type { Service } from '../service.ts';

const SALT_BYTES = 16;

/** How a PC becomes known, and how it comes in. None of these needs a session; each is limited by address. */
export function addSessionRoutes(app: FastifyInstance, service: Service): void {
  const { county, secret, sessions, books, machine, limits } = service;
  const second = (): number => Math.floor(machine.clock() / 1000);
  // A key that is nobody's: the county's own, with which no PC signs.
  const nobody = Buffer.from(secret.receiptPublic).toString('base64url');

  app.post('/v1/enrol', async (request) => {
    refuseHaste(limits.enrol, request.ip, machine.clock());
    const done = await enrolDevice(request.body, { books, secret, random: machine.random });
    switch (done.outcome) {
      case 'enrolled':
        return done.answer;
      case 'malformed':
        throw new ProblemError('bad_request', { detail: done.member });
      case 'refused':
        if (done.code === 'bad_code' || done.code === 'name_taken') throw new ProblemError(done.code);
        throw new ProblemError('bad_request', { detail: done.code });
      default:
        return assertNever(done);
    }
  });

  app.post('/v1/challenge', async (request) => {
    refuseHaste(limits.address, request.ip, machine.clock());
    const { device } = parse(challengeRequestSchema, request.body);
    // Given to any name: whether a PC is known is nobody's business before it has signed.
    return { county, challenge: sessions.challenge(device, second(), machine.random(SALT_BYTES)) };
  });

  app.post('/v1/session', async (request) => {
    refuseHaste(limits.address, request.ip, machine.clock());
    const { device: id, challenge, signature } = parse(sessionRequestSchema, request.body);
    if (!sessions.isChallenge(id, challenge, second())) throw new ProblemError('bad_token');
    const device = await books.device(id);
    // Whoever cannot sign for a PC is not told whether there is one of that name, nor by how long the answer takes.
    const isIts = isSigned(sessionMessage(county, id, challenge), signature, device?.deviceKey ?? nobody);
    if (device === null || !isIts) throw new ProblemError('unknown_device');
    if (device.revokedAt !== null) throw new ProblemError('revoked');
    return { token: sessions.token(id, second()), seconds: sessions.tokenSeconds };
  });
}

/** Parses a body; the refusal names the first member that is wrong, never its content. */
export function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  // A key that is not known may itself be anything: it is not repeated.
  throw new ProblemError('bad_request', { detail: issue?.path.join('.').slice(0, 80) ?? '' });
}

const isSigned = (message: string, signature: string, key: string): boolean =>
  verify(
    null,
    Buffer.from(message, 'utf8'),
    publicKeyOf('ed25519', Buffer.from(key, 'base64url')),
    Buffer.from(signature, 'base64url'),
  );
