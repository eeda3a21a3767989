import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { shownText } from '#shared/plain-text.ts';
import { CALLS, type CallName } from '../../console/api/calls.ts';
import { type ConsoleProblem, CSRF_HEADER } from '../../console/api/wire.ts';
import { ROLES, type Role } from '../../books/roles.ts';
import { PROBLEM_TYPE, handleError } from '../error-handler.ts';
import type { Service } from '../service.ts';
import { parse } from '../routes/session-routes.ts';
import { auditCalls } from './calls/audit-calls.ts';
import { batchCalls } from './calls/batch-calls.ts';
import { caseCalls } from './calls/case-calls.ts';
import { decisionCalls } from './calls/decision-calls.ts';
import { papersCalls } from './calls/papers-calls.ts';
import { payCalls } from './calls/pay-calls.ts';
import { deviceCalls } from './calls/device-calls.ts';
import { publishCalls } from './calls/publish-calls.ts';
import { restoredCalls } from './calls/restored/restored-calls.ts';
import { isOneTime, sessionCalls } from './calls/session-calls.ts';
import { statisticsCalls } from './calls/statistics-calls.ts';
import { townshipCalls } from './calls/township-calls.ts';
import { userCalls } from './calls/user-calls.ts';
import type { Asked, ConsoleHandlers, ConsoleService, SignedIn } from './caller.ts';
import { ConsoleRefusal } from './console-refusal.ts';
import type { ConsoleSessions } from './console-session.ts';
import { cookieHeader, readCookie } from './cookie.ts';
import { servePage } from './serve-page.ts';

export type ConsoleOptions = {
  readonly sessions: ConsoleSessions;
  /** Where the built page lies. */
  readonly folder: string;
};

/** The county's console: its page under `/console/`, its calls under `/console/api/`. */
export function addConsole(app: FastifyInstance, plain: Service, { sessions, folder }: ConsoleOptions): void {
  const service: ConsoleService = { ...plain, consoleSessions: sessions };
  const handlers: ConsoleHandlers = {
    ...sessionCalls(),
    ...auditCalls,
    ...batchCalls,
    ...caseCalls(),
    ...papersCalls(),
    ...decisionCalls,
    ...payCalls(),
    ...deviceCalls,
    ...publishCalls,
    ...restoredCalls,
    ...statisticsCalls,
    ...townshipCalls,
    ...userCalls,
  };
  void app.register(async (part) => {
    part.setErrorHandler(handleConsoleError);
    // The names of an object of this program.
    for (const name of Object.keys(CALLS) as CallName[]) addCall(part, service, handlers, name);
    await servePage(part, folder, plain.machine);
  });
}

function addCall(app: FastifyInstance, service: ConsoleService, handlers: ConsoleHandlers, name: CallName): void {
  const { who, input, mostBytes } = CALLS[name];
  const admitted = async (request: FastifyRequest, reply: FastifyReply): Promise<Asked> => {
    refuseForeign(request);
    const asked = await askedBy(service, request, reply);
    admit(request, asked, who);
    return asked;
  };
  const large = mostBytes === undefined ? {} : { bodyLimit: mostBytes, onRequest: refuseEarly(admitted) };
  app.post(`/console/api/${name}`, large, async (request, reply) => {
    const asked = await admitted(request, reply);
    // The caller was admitted as the call asks, and its input is what its own schema gave.
    const handle = handlers[name] as (given: unknown, caller: Asked) => Promise<unknown>;
    const value = await handle(parse<unknown>(input, request.body), asked);
    if (value instanceof Uint8Array) return sendBytes(reply, value);
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(value, harmless));
  });
}

/** Whatever a PC or a colleague wrote comes to the page as it reads. */
const harmless = (_key: string, value: unknown): unknown => (typeof value === 'string' ? shownText(value) : value);

/** Bytes for the page alone: were they ever opened by themselves, a browser would keep them as a file and run nothing of them. */
const sendBytes = (reply: FastifyReply, bytes: Uint8Array): FastifyReply =>
  reply
    .headers({
      'content-disposition': 'attachment; filename="paper"',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    })
    .type('application/octet-stream')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));

/** A large body is not even read of somebody who may not send it. */
const refuseEarly =
  (admitted: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    await admitted(request, reply);
  };

/** A browser says where a request was made; one from another site is none of ours, signed in or not. */
function refuseForeign({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') throw new ConsoleRefusal('foreign_page');
}

async function askedBy(service: ConsoleService, request: FastifyRequest, reply: FastifyReply): Promise<Asked> {
  const { consoleSessions } = service;
  // Fastify would add a second one beside the first.
  const setCookie = (value: string | null): void =>
    void reply.removeHeader('set-cookie').header('set-cookie', cookieHeader(request, value ?? ''));
  const second = Math.floor(service.machine.clock() / 1000);
  const signedIn = await signedInOf(service, request, second);
  const renewed = signedIn === null ? null : consoleSessions.renew(signedIn.session, second);
  if (signedIn !== null && renewed !== null) setCookie(consoleSessions.write(renewed, signedIn.user.password));
  return { service, request, signedIn, setCookie };
}

/** Asked of the books at every call: who was put out of use a moment ago is out. */
async function signedInOf(
  { books, consoleSessions }: ConsoleService,
  request: FastifyRequest,
  second: number,
): Promise<SignedIn | null> {
  const cookie = readCookie(request);
  const name = cookie === null ? null : consoleSessions.userOf(cookie);
  if (cookie === null || name === null) return null;
  const user = await books.user(name);
  const session = user?.active === true ? consoleSessions.read(cookie, user.password, second) : null;
  return user === null || session === null ? null : { user, session };
}

function admit(request: FastifyRequest, { signedIn, service }: Asked, who: (typeof CALLS)[CallName]['who']): void {
  if (who === 'anyone') return;
  if (signedIn === null) throw new ConsoleRefusal('signed_out');
  const { user, session } = signedIn;
  const given = request.headers[CSRF_HEADER];
  if (typeof given !== 'string' || !service.consoleSessions.isToken(session, given))
    throw new ConsoleRefusal('foreign_page');
  if (who === 'chosen') return;
  if (isOneTime(user)) throw new ConsoleRefusal('own_password');
  if (isRole(who) && !user.roles.includes(who)) throw new ConsoleRefusal('role_missing');
}

const isRole = (who: string): who is Role => ROLES.some((role) => role === who);

function handleConsoleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!(error instanceof ConsoleRefusal)) return handleError(error, request, reply);
  const problem: ConsoleProblem = { code: error.code, title: error.title };
  return reply.code(error.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
}
