import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Machine } from '../../context.ts';

/** The build writes this text where a fresh nonce of every load belongs. */
const NONCE_PLACEHOLDER = 'AID_STYLE_NONCE';
const NONCE_BYTES = 16;
/** Files of the build carry their content's hash in their name. */
const A_YEAR_S = 365 * 24 * 3600;

const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>县级工作台</title>
<p>县级工作台的页面还没有生成。请在程序文件夹里运行 npm run -s county 重新启动服务。</p></html>`;

/** The page's policy: files of this service only, no inline script, no eval, in nobody's frame. */
const contentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');

/** Serves the built page of the console under `/console/`. */
export async function servePage(app: FastifyInstance, folder: string, { random }: Machine): Promise<void> {
  const start = async (_request: unknown, reply: FastifyReply): Promise<FastifyReply> => {
    const nonce = Buffer.from(random(NONCE_BYTES)).toString('base64');
    const page = await readPage(folder);
    return reply
      .headers({
        'content-security-policy': contentPolicy(nonce),
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      })
      .type('text/html; charset=utf-8')
      .send((page ?? NOT_BUILT).replaceAll(NONCE_PLACEHOLDER, nonce));
  };
  app.get('/', (_request, reply) => reply.redirect('/console/'));
  app.get('/console', (_request, reply) => reply.redirect('/console/'));
  app.get('/console/', start);
  const assets = join(folder, 'assets');
  if (!existsSync(assets)) return;
  await app.register(fastifyStatic, {
    root: assets,
    prefix: '/console/assets/',
    decorateReply: false,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (response) => void response.setHeader('cache-control', `public, max-age=${A_YEAR_S}, immutable`),
  });
}

async function readPage(folder: string): Promise<string | null> {
  try {
    return await readFile(join(folder, 'index.html'), 'utf8');
  } catch {
    return null;
  }
}
