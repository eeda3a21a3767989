import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { API_HEADER, API_VERSION } from '#shared/protocol/sync/county-api.ts';
import { SpoolFullError } from '../spool/spool.ts';
import { ProblemError } from './problem.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Answers a failed request: a refusal as itself, anything unexpected as `fault` with the request's id and nothing of its content. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error);
  if (refusal === null) request.log.error({ err: error }, 'fault');
  const { problem, status, headers } = refusal ?? new ProblemError('fault', { detail: request.id });
  return reply
    .code(status)
    .headers({ [API_HEADER]: API_VERSION, ...headers })
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problem));
}

function refusalOf(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error;
  if (error instanceof SpoolFullError) return new ProblemError('full', { headers: { 'retry-after': '300' } });
  if (!(error instanceof Error)) return null;
  const { code, statusCode } = error as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ProblemError('too_large');
  // Everything else that Fastify itself refuses: no or another content type, a length that does not fit, a broken address.
  const isSenders = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  return isSenders ? new ProblemError('bad_request', { detail: code?.toLowerCase() ?? 'http' }) : null;
}

/**
 * Answers bytes that are no HTTP at all, and a head that does not end or came too slowly. A request that the line cut off gets no
 * answer: a refusal would tell the PC that its request was wrong, and it would wait for people instead of trying again.
 */
export function handleBrokenHttp(error: Error, socket: Socket): void {
  if ('code' in error && error.code === 'HPE_INVALID_EOF_STATE') return void socket.destroy();
  const isSlow = 'code' in error && error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const status = isSlow ? 408 : 400;
  if (socket.writable) {
    const body = JSON.stringify(new ProblemError('bad_request', { detail: isSlow ? 'too_slow' : 'http' }).problem);
    socket.write(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
        `${API_HEADER}: ${API_VERSION}`,
        `Content-Type: ${PROBLEM_TYPE}`,
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  }
  socket.destroySoon();
}
