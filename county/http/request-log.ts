import type { Writable } from 'node:stream';
import type { FastifyServerOptions } from 'fastify';

/**
 * What the log may hold: kinds and numbers, ids of PCs and requests. Never an address as it was typed, a body, or the message of an
 * error that was met while reading one (a parser quotes what it could not read). So an error is logged by name, code and places only.
 */
export function loggerOptions(
  stream: Writable | undefined,
  level: string,
): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    ...(stream === undefined ? {} : { stream }),
    base: null,
    serializers: { err: describeError, req: () => ({}), res: () => ({}) },
  };
}

/** An error without its words. */
export function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { type: error.name, message: '', code, stack: places.slice(0, 12).join('\n') };
}
