import { protocol, type Session } from 'electron';
import { randomBytes } from 'node:crypto';
import { notFound, serveFile } from './serve-file.ts';
import { STOPPED_PAGE } from '../window/stopped-page.ts';

/** Where the app's own page lives; nothing else may talk to main. */
export const APP_ORIGIN = 'app://aid';
export const START_URL = `${APP_ORIGIN}/index.html`;
export const STOPPED_URL = `${APP_ORIGIN}/stopped.html`;

/** The build writes this text where a fresh nonce of every load belongs. */
const NONCE_PLACEHOLDER = 'AID_STYLE_NONCE';

/**
 * Tells Chromium what `app:` is, before it starts: a standard, secure scheme. No fetch or CORS privileges: the page
 * loads scripts, styles, fonts and images of its own origin and asks the service for all else.
 */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** The page's policy. Styles that code inserts need the nonce; there is no inline script and no eval. */
export const contentPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');

/** Serves the built renderer as `app://aid/…`. */
export function serveRenderer(session: Session, rendererDir: string): void {
  session.protocol.handle('app', (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== 'aid') return notFound();
    const nonce = randomBytes(16).toString('base64');
    const headers = { 'content-security-policy': contentPolicy(nonce), 'referrer-policy': 'no-referrer' };
    if (request.url === STOPPED_URL) {
      const html = STOPPED_PAGE.replaceAll(NONCE_PLACEHOLDER, nonce);
      return new Response(html, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } });
    }
    return serveFile(rendererDir, url.pathname, headers, (body, type) =>
      type.startsWith('text/html') ? Buffer.from(body.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)) : body,
    );
  });
}
