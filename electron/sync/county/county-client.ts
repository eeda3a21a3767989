import type { z } from 'zod';
import {
  challengeSchema,
  type DeviceState,
  deviceStateSchema,
  PAPERS_HEADER,
  papersTakenSchema,
  sessionSchema,
  waitingSchema,
} from '#shared/protocol/sync/county-api.ts';
import { sessionMessage } from '#shared/protocol/sync/enrol.ts';
import { MAX_FEED_BYTES, MAX_RECEIPT_BYTES } from '#shared/protocol/sync/formats.ts';
import { MAX_HEADER_BYTES } from '#shared/protocol/limits.ts';
import { type CountyAnswer, type CountyLine, countyRequest, jsonIn, refusalOf } from './county-request.ts';
import { LineFault } from './line-fault.ts';

/** What one round of calls is made with. */
export type CallContext = { readonly signal: AbortSignal; readonly now: () => string };

/** A log-in at the county, good for some minutes. */
export type CountySession = { readonly token: string; readonly seconds: number };

type Signer = {
  readonly device: string;
  /** Six digits: to whom this PC says who it is. */
  readonly county: string;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
};

const JSON_TYPE = { 'content-type': 'application/json' };
/** Says with every call that this PC reads what a feed says of papers. */
const withToken = (token: string) => ({ authorization: `Bearer ${token}`, [PAPERS_HEADER]: '1' });

/** Registers this PC: the county's signed answer as text, not yet checked. Throws `LineFault`. */
export async function enrolOnline(line: CountyLine, request: string, context: CallContext): Promise<string> {
  const answer = await post(line, '/v1/enrol', request, context);
  return answer.body.toString('utf8');
}

/** Logs this PC in. COUNTY_OTHER when another county answers than the one it is registered with. Throws `LineFault`. */
export async function logIn(line: CountyLine, signer: Signer, context: CallContext): Promise<CountySession> {
  const asked = await post(line, '/v1/challenge', JSON.stringify({ device: signer.device }), context);
  const { county, challenge } = read(challengeSchema, asked);
  if (county !== signer.county) throw new LineFault('COUNTY_OTHER', { found: county, own: signer.county });
  const signature = signer.sign(Buffer.from(sessionMessage(county, signer.device, challenge), 'utf8'));
  const body = { device: signer.device, challenge, signature: Buffer.from(signature).toString('base64url') };
  return read(sessionSchema, await post(line, '/v1/session', JSON.stringify(body), context));
}

/** What this PC has seen of the county: an older copy of it learns from that what it is. */
export type SeenOfCounty = { readonly epoch: number; readonly received: number; readonly feed: number };

/** What the county has of this PC. Throws `LineFault`. */
export async function fetchState(
  line: CountyLine,
  token: string,
  { epoch, received, feed }: SeenOfCounty,
  context: CallContext,
): Promise<DeviceState> {
  const path = `/v1/state?epoch=${epoch}&received=${received}&feed=${feed}`;
  return read(deviceStateSchema, await get(line, path, token, context));
}

/** The receipt of a batch as a file; null when the county has the batch and waits. Throws `LineFault`. */
export async function fetchReceipt(
  line: CountyLine,
  token: string,
  { seq, hash }: { readonly seq: number; readonly hash: string },
  context: CallContext,
): Promise<Uint8Array | null> {
  const answer = await get(line, `/v1/receipts/${seq}-${hash}`, token, context, MAX_RECEIPT_BYTES);
  if (answer.status !== 202) return answer.body;
  read(waitingSchema, answer);
  return null;
}

/** What the county made of a part of a batch's papers: taken, or it waits (`false`). Throws `LineFault`: COUNTY_NOT_FOUND when it is not there whole. */
export async function fetchPapers(
  line: CountyLine,
  token: string,
  { seq, hash }: { readonly seq: number; readonly hash: string },
  context: CallContext,
): Promise<boolean> {
  const answer = await get(line, `/v1/papers/${seq}-${hash}`, token, context);
  if (answer.status === 202) read(waitingSchema, answer);
  else read(papersTakenSchema, answer);
  return answer.status !== 202;
}

/** The next feed file after an item; null when there is none. Throws `LineFault`. */
export async function fetchFeed(
  line: CountyLine,
  token: string,
  { epoch, after, key }: { readonly epoch: number; readonly after: number; readonly key?: string | undefined },
  context: CallContext,
): Promise<Uint8Array | null> {
  const most = MAX_FEED_BYTES + MAX_HEADER_BYTES;
  const answer = await get(
    line,
    `/v1/feed?epoch=${epoch}&after=${after}${key === undefined ? '' : `&key=${key}`}`,
    token,
    context,
    most,
  );
  return answer.status === 204 ? null : answer.body;
}

/** Whether the county's service answers at this address at all. Throws `LineFault`. */
export async function tryLine(line: CountyLine, device: string, context: CallContext): Promise<void> {
  const body = Buffer.from(JSON.stringify({ device }), 'utf8');
  await countyRequest(line, {
    method: 'POST',
    path: '/v1/challenge',
    headers: JSON_TYPE,
    body,
    signal: context.signal,
    now: context.now(),
  });
}

const post = (line: CountyLine, path: string, body: string, { signal, now }: CallContext): Promise<CountyAnswer> =>
  accepted(
    countyRequest(line, {
      method: 'POST',
      path,
      headers: JSON_TYPE,
      body: Buffer.from(body, 'utf8'),
      signal,
      now: now(),
    }),
  );

const get = (
  line: CountyLine,
  path: string,
  token: string,
  { signal, now }: CallContext,
  mostBytes?: number,
): Promise<CountyAnswer> =>
  accepted(
    countyRequest(line, {
      method: 'GET',
      path,
      headers: withToken(token),
      signal,
      now: now(),
      ...(mostBytes === undefined ? {} : { mostBytes }),
    }),
  );

async function accepted(call: Promise<CountyAnswer>): Promise<CountyAnswer> {
  const answer = await call;
  if (answer.status < 200 || answer.status >= 300) throw refusalOf(answer);
  return answer;
}

function read<T>(schema: z.ZodType<T>, { body }: CountyAnswer): T {
  const parsed = schema.safeParse(jsonIn(body));
  if (!parsed.success) throw new LineFault('COUNTY_BAD_ANSWER', { what: parsed.error.issues[0]?.path.join('.') ?? '' });
  return parsed.data;
}
