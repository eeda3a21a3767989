import { verify } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { challengeRequestSchema, sessionRequestSchema } from '#shared/protocol/sync/county-api.ts';
import { enrolMessage, sessionMessage, signedEnrolSchema } from '#shared/protocol/sync/enrol.ts';
import { signEnrolled } from '../../enrol/sign-enrolled.ts';
import { agreeWithDevice } from '../../feed/seal-frames.ts';
import { publicKeyOf } from '../../keys/raw-keys.ts';
import { refuseHaste } from '../authenticate.ts';
import { ProblemError } from '../problem.ts';
import type { Service } from '../service.ts';

const SALT_BYTES = 16;

/** How a PC becomes known, and how it comes in. None of these needs a session; each is limited by address. */
export function addSessionRoutes(app: FastifyInstance, service: Service): void {
  const { county, secret, sessions, books, machine, limits } = service;
  const second = (): number => Math.floor(machine.clock() / 1000);

  app.post('/v1/enrol', async (request) => {
    refuseHaste(limits.enrol, request.ip, machine.clock());
    const { request: asked, signature } = parse(signedEnrolSchema, request.body);
    if (!isSigned(enrolMessage(asked), signature, asked.deviceKey))
      throw new ProblemError('bad_request', { detail: 'signature' });
    if (!isUsableBox(Buffer.from(asked.deviceBox, 'base64url'), machine.random(32)))
      throw new ProblemError('bad_request', { detail: 'request.deviceBox' });
    const booked = await books.enrol(asked);
    if (booked.ok) return signEnrolled(booked.value, secret);
    switch (booked.refusal.code) {
      case 'bad_code':
      case 'name_taken':
        throw new ProblemError(booked.refusal.code);
      default:
        throw new ProblemError('bad_request', { detail: booked.refusal.code });
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
    if (device === null) throw new ProblemError('unknown_device');
    if (!isSigned(sessionMessage(county, id, challenge), signature, device.deviceKey))
      throw new ProblemError('bad_token');
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

/** A point of small order would make every feed of this PC readable by anybody. */
function isUsableBox(deviceBox: Uint8Array, ephemeral: Uint8Array): boolean {
  try {
    agreeWithDevice(deviceBox, ephemeral).key.fill(0);
    return true;
  } catch {
    return false;
  }
}

const isSigned = (message: string, signature: string, key: string): boolean =>
  verify(
    null,
    Buffer.from(message, 'utf8'),
    publicKeyOf('ed25519', Buffer.from(key, 'base64url')),
    Buffer.from(signature, 'base64url'),
  );
