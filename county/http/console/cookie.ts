import type { FastifyRequest } from 'fastify';

/** With TLS the browser itself holds the cookie to this host and to TLS. */
const nameFor = (isTls: boolean): string => (isTls ? '__Host-aid-console' : 'aid-console');
const isTls = ({ protocol }: FastifyRequest): boolean => protocol === 'https';

/** The console's cookie of a request, null without one. */
export function readCookie(request: FastifyRequest): string | null {
  const name = nameFor(isTls(request));
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** `set-cookie` that holds until the browser closes; empty value: takes it away. No script can read it, no other site can send it. */
export function cookieHeader(request: FastifyRequest, value: string): string {
  const secure = isTls(request) ? '; Secure' : '';
  const end = value === '' ? '; Max-Age=0' : '';
  return `${nameFor(isTls(request))}=${value}; Path=/; HttpOnly; SameSite=Strict${secure}${end}`;
}
