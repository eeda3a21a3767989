import { createHash, hkdfSync, sign } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { enrolMessage, sessionMessage, type EnrolRequest } from '#shared/protocol/sync/enrol.ts';
import { ENROL_FORMAT } from '#shared/protocol/sync/formats.ts';
import { type AppOptions, buildApp } from '../../../../county/app.ts';
import { sessionKeys } from '../../../../county/auth/session-keys.ts';
import type { Books } from '../../../../county/books/books.ts';
import { makeIntake } from '../../../../county/http/intake.ts';
import { makeMetrics } from '../../../../county/http/metrics.ts';
import { rateLimit } from '../../../../county/http/rate-limit.ts';
import type { Service } from '../../../../county/http/service.ts';
import { uploadWriters } from '../../../../county/http/upload-writers.ts';
import type { Papers } from '../../../../county/papers/papers.ts';
import { rawPublicOf, secretKeyOf } from '../../../../county/keys/raw-keys.ts';
import { openFolderSpool } from '../../../../county/spool/folder-spool.ts';
import type { Spool } from '../../../../county/spool/spool.ts';
import { fixedBytes, sealed, type TestDevice, testCounty, testDevice } from '../../support/sample-batch.ts';
import { plainBooks } from './plain-books.ts';

export const COUNTY = '210502';
const FREE = { burst: 1_000_000, perSecond: 1_000_000 };

type Parts = {
  readonly options?: Partial<AppOptions>;
  readonly limits?: Partial<Service['limits']>;
  readonly spool?: (spool: Spool) => Spool;
};

/** The service over a spool in a folder of its own and plain books, with one registered PC. */
export async function countyService({ options = {}, limits = {}, spool: wrap = (spool) => spool }: Parts = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'aid-county-'));
  const spool = wrap(await openFolderSpool(folder, 0));
  const { secret } = testCounty();
  // The papers have tests of their own over the real books.
  const papers = {
    spool: await openFolderSpool(join(folder, 'papers'), 0, 'aidpapers'),
    waiting: () => Promise.resolve({ files: 0, bytes: 0 }),
    take: async () => ({ outcome: 'missing' }),
    noteReads: async () => undefined,
  } as unknown as Papers;
  const books = plainBooks(spool, secret, COUNTY);
  const time = { now: Date.UTC(2026, 10, 22) };
  const state = { isStopping: false };
  const metrics = makeMetrics();
  const logged: string[] = [];
  const service: Service = {
    county: COUNTY,
    countyName: '测试县医疗保障局',
    secret,
    sessions: sessionKeys(fixedBytes('data-key')(32), COUNTY),
    // The routes ask for nothing else.
    books: books as unknown as Books,
    spool,
    intake: makeIntake(spool, books.takeBatch, ({ outcome }) => metrics.taken(outcome)),
    papers,
    papersIntake: makeIntake(papers.spool, papers.take, ({ outcome }) => metrics.takenPapers(outcome)),
    writers: uploadWriters(() => time.now),
    metrics,
    limits: { enrol: rateLimit(FREE), address: rateLimit(FREE), device: rateLimit(FREE), ...limits },
    machine: { clock: () => time.now, random: fixedBytes('machine') },
    isStopping: () => state.isStopping,
  };
  const logStream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged.push(chunk.toString('utf8'));
      done();
    },
  });
  const app = buildApp(service, { tls: null, logLevel: 'trace', logStream, trustProxy: [], ...options });
  const device = testDevice();
  books.add({
    ...deviceFacts(device),
    enrolledAt: '2026-11-22T08:00:00.000+08:00',
    revokedAt: null,
    countyKey: secret.keyId,
  });
  return {
    app,
    service,
    books,
    spool,
    secret,
    device,
    time,
    state,
    folder,
    log: () => logged.join(''),
    close: async () => {
      await app.close();
      await service.intake.idle();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** X25519 secret of a test PC. */
export const boxOf = (device: TestDevice): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', fixedBytes(device.id)(32), '', 'aid1/device-box', 32));

export const deviceFacts = (device: TestDevice) => ({
  device: device.id,
  pc: device.pc,
  formerPcs: [],
  deviceKey: Buffer.from(device.publicKey).toString('base64url'),
  deviceBox: Buffer.from(rawPublicOf(secretKeyOf('x25519', boxOf(device)))).toString('base64url'),
});

export const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** A signed request to be registered. */
export function enrolment(device: TestDevice, parts: Partial<EnrolRequest> = {}) {
  const request: EnrolRequest = {
    format: ENROL_FORMAT,
    ...deviceFacts(device),
    countyKey: testCounty().secret.keyId,
    code: '0'.repeat(20),
    requestedAt: '2026-11-22T08:00:00+08:00',
    ...parts,
  };
  return { request, signature: base64url(sign(null, Buffer.from(enrolMessage(request)), device.secret)) };
}

/** Opens a session as a PC does and gives the header for it. */
export async function logIn(app: FastifyInstance, device: TestDevice): Promise<{ readonly authorization: string }> {
  const asked = await app.inject({ method: 'POST', url: '/v1/challenge', payload: { device: device.id } });
  const { challenge } = asked.json<{ challenge: string }>();
  const signature = base64url(sign(null, Buffer.from(sessionMessage(COUNTY, device.id, challenge)), device.secret));
  const session = await app.inject({
    method: 'POST',
    url: '/v1/session',
    payload: { device: device.id, challenge, signature },
  });
  return { authorization: `Bearer ${session.json<{ token: string }>().token}` };
}

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
export const checksumOf = (bytes: Uint8Array): string => `sha256 ${sha256(bytes).toString('base64')}`;

/** Two batches of one PC, one after the other. */
export function twoBatches(device: TestDevice) {
  const first = sealed({ device, seq: 1 }, 'first');
  return [first, sealed({ device, seq: 2, prevHash: first.hash }, 'second')] as const;
}

type Batch = { readonly bytes: Uint8Array; readonly hash: string; readonly header: { readonly seq: number } };

/** What a PC does with a batch, step by step, through `inject`. */
export function uploader(app: FastifyInstance, session: { readonly authorization: string }) {
  const tus = { ...session, 'tus-resumable': '1.0.0' };
  const address = ({ header, hash }: Batch): string => `/v1/batches/${header.seq}-${hash}`;
  return {
    create: (batch: Batch, length = batch.bytes.length): Promise<LightMyRequestResponse> =>
      app.inject({
        method: 'POST',
        url: '/v1/batches',
        headers: { ...tus, 'upload-length': String(length), 'upload-metadata': metadataOf(batch) },
      }),
    head: (batch: Batch) => app.inject({ method: 'HEAD', url: address(batch), headers: tus }),
    patch: (batch: Batch, offset: number, bytes: Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
      app.inject({
        method: 'PATCH',
        url: address(batch),
        headers: {
          ...tus,
          'content-type': 'application/offset+octet-stream',
          'upload-offset': String(offset),
          ...headers,
        },
        payload: Buffer.from(bytes),
      }),
    receipt: ({ header, hash }: Batch) =>
      app.inject({ method: 'GET', url: `/v1/receipts/${header.seq}-${hash}`, headers: session }),
  };
}

export const metadataOf = ({ header, hash }: Batch): string =>
  `seq ${Buffer.from(String(header.seq)).toString('base64')},hash ${Buffer.from(hash).toString('base64')}`;
