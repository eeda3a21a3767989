import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Writable } from 'node:stream';
import Fastify, { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { API_HEADER, API_VERSION } from '#shared/protocol/sync/county-api.ts';
import { addBodyParsers } from './http/body-parsers.ts';
import { addConsole, type ConsoleOptions } from './http/console/add-console.ts';
import { handleBrokenHttp, handleError } from './http/error-handler.ts';
import { ProblemError } from './http/problem.ts';
import { loggerOptions } from './http/request-log.ts';
import { addHealthRoutes } from './http/routes/health-routes.ts';
import { addPapersRoutes } from './http/routes/papers-routes.ts';
import { addReceiptRoutes } from './http/routes/receipt-routes.ts';
import { addSessionRoutes } from './http/routes/session-routes.ts';
import { addStateRoutes } from './http/routes/state-routes.ts';
import { addUploadRoutes } from './http/routes/upload-routes.ts';
import type { Service } from './http/service.ts';

/** A JSON body is a request to be registered at most. */
const MOST_JSON_BYTES = 64 * 1024;
/** A connection on which nothing moves this long is dead. */
const SILENT_MS = 30_000;
/** A whole request: 2 MiB over 64 kbit/s take four and a half minutes. */
const WHOLE_REQUEST_MS = 600_000;
const HEAD_MS = 20_000;
/** How often requests that take too long are looked for. */
const CHECK_MS = 30_000;
const MOST_HEAD_BYTES = 16 * 1024;

export type AppOptions = {
  /** PEM of certificate chain and key; null: plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly logLevel: string;
  readonly logStream?: Writable;
  /** Addresses of proxies whose `x-forwarded-for` is believed. */
  readonly trustProxy: readonly string[];
  /** Null: the service has no console. */
  readonly console?: ConsoleOptions | null;
  /** Another patience with connections on which nothing moves, for tests. */
  readonly silentMs?: number;
  /** Another patience with a whole request, for tests. */
  readonly wholeRequestMs?: number;
};

/** Builds the county's service, not yet listening. */
export function buildApp(service: Service, options: AppOptions): FastifyInstance {
  const settings: FastifyServerOptions = {
    logger: loggerOptions(options.logStream, options.logLevel),
    // One line a request is written below; Fastify's own would hold the address as it was typed.
    logController: new LogController({ disableRequestLogging: true }),
    // Addresses that are none fail before there is a route.
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
    genReqId: () => Buffer.from(service.machine.random(9)).toString('base64url'),
    requestIdHeader: false,
    bodyLimit: MOST_JSON_BYTES,
    trustProxy: options.trustProxy.length === 0 ? false : [...options.trustProxy],
    exposeHeadRoutes: false,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: handleBrokenHttp,
    // No schema is used, zod parses; were one ever added, it may change nothing.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
    serverFactory: (handler) => listener(options, handler),
  };
  const app = Fastify(settings);
  addBodyParsers(app);
  addHooks(app, service);
  app.setErrorHandler(handleError);
  app.setNotFoundHandler(() => {
    throw new ProblemError('not_found', { detail: 'address' });
  });
  addHealthRoutes(app, service);
  addSessionRoutes(app, service);
  addStateRoutes(app, service);
  const { books, spool, intake, papers, papersIntake } = service;
  addUploadRoutes(app, service, {
    address: '/v1/batches',
    what: 'batches',
    spool,
    take: intake.take,
    waiting: books.waiting,
  });
  addUploadRoutes(app, service, {
    address: '/v1/papers',
    what: 'papers',
    spool: papers.spool,
    take: papersIntake.take,
    waiting: papers.waiting,
  });
  addPapersRoutes(app, service);
  addReceiptRoutes(app, service);
  if (options.console !== undefined && options.console !== null) addConsole(app, service, options.console);
  return app;
}

function listener(
  { tls, silentMs = SILENT_MS, wholeRequestMs = WHOLE_REQUEST_MS }: AppOptions,
  handler: RequestListener,
): Server {
  const limits = {
    maxHeaderSize: MOST_HEAD_BYTES,
    headersTimeout: Math.min(HEAD_MS, wholeRequestMs),
    requestTimeout: wholeRequestMs,
    connectionsCheckingInterval: Math.min(CHECK_MS, wholeRequestMs),
  };
  const server =
    tls === null
      ? createServer(limits, handler)
      : createTlsServer({ ...limits, ...tls, minVersion: 'TLSv1.2' }, handler);
  server.setTimeout(silentMs);
  server.keepAliveTimeout = silentMs;
  return server;
}

function addHooks(app: FastifyInstance, { metrics, isStopping }: Service): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      [API_HEADER]: API_VERSION,
      'x-request-id': request.id,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    // Node takes a line without a version for HTTP/0.9, which knows no headers: no PC and no browser speaks it.
    if (request.raw.httpVersionMajor < 1) throw new ProblemError('bad_request', { detail: 'http' });
    if (isStopping() && request.routeOptions.url !== '/health')
      throw new ProblemError('stopping', { headers: { 'retry-after': '10', connection: 'close' } });
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    const status = reply.statusCode;
    metrics.request(route, method, status, reply.elapsedTime / 1000);
    request.log.info({ method, route, status, ms: Math.round(reply.elapsedTime), address: request.ip }, 'answered');
  });
}
