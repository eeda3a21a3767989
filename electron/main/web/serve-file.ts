import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** Types by extension; a file of any other kind is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

const NOT_FOUND: ResponseInit = { status: 404, headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' } };

/** The answer to a request for something that is not there, or must not be seen. */
export const notFound = (): Response => new Response('404', NOT_FOUND);

/**
 * The file below `root` that a URL path names, or null when it names none or would leave `root`. The path is decoded
 * once and must then be plain: no `..`, no backslash, no NUL, no second decoding.
 */
export function resolveBelow(root: string, urlPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (/[\\\0%:]/.test(decoded)) return null;
  const file = join(root, decoded.endsWith('/') ? `${decoded}index.html` : decoded);
  return file.startsWith(root + sep) ? file : null;
}

/** Answers with a file below `root`, of a known type, and the headers given; else with 404. */
export async function serveFile(
  root: string,
  urlPath: string,
  headers: Readonly<Record<string, string>>,
  transform: (body: Buffer, type: string) => Buffer = (body) => body,
): Promise<Response> {
  const file = resolveBelow(root, urlPath);
  const type = file === null ? undefined : TYPES[extname(file).toLowerCase()];
  if (file === null || type === undefined) return notFound();
  try {
    const body = transform(await readFile(file), type);
    return new Response(new Uint8Array(body), {
      headers: { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache', ...headers },
    });
  } catch {
    return notFound();
  }
}
