import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { refusedWords } from '#shared/domain/county/refused-words.ts';
import { API_HEADER, API_VERSION, problemSchema } from '#shared/protocol/sync/county-api.ts';
import { BY_PROBLEM, LineFault, lineFaultOf } from './line-fault.ts';

/** Where the county's service is and what its certificate must lead to. */
export type CountyLine = {
  /** `https://host:port`, without a path; `http` only on this PC. */
  readonly address: string;
  /** PEM of the certificate or of whoever signed it; null: one of the well-known authorities. */
  readonly ca: string | null;
};

export type CountyCall = {
  readonly method: string;
  /** Begins with `/`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Longest answer that is read. */
  readonly mostBytes?: number;
  readonly signal: AbortSignal;
  /** What this PC thinks the time is: for the words about a certificate. */
  readonly now: string;
  /** Milliseconds without a byte until the other side counts as gone; 20 s. */
  readonly silentMs?: number;
};

export type CountyAnswer = {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer;
};

const SILENT_MS = 20_000;
/** A trickle keeps no call alive for ever. */
const LONGEST_MS = 180_000;
const MOST_BYTES = 64 * 1024;

/**
 * One call to the county's service, whatever its status. Throws `LineFault` when nothing came back that the county's service
 * can have said: no connection, another certificate, a portal's page, silence, too much.
 */
export async function countyRequest(line: CountyLine, call: CountyCall): Promise<CountyAnswer> {
  try {
    const answer = await send(line, call);
    // Whatever does not say that it is the county's service is not: a captive portal, a proxy, another server.
    if (answer.header(API_HEADER) !== API_VERSION) throw new LineFault('COUNTY_PORTAL', { status: answer.status });
    return answer;
  } catch (thrown) {
    throw lineFaultOf(thrown, call.now);
  }
}

function send(line: CountyLine, call: CountyCall): Promise<CountyAnswer> {
  const url = new URL(call.path, line.address);
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = open(url, {
      method: call.method,
      headers: {
        ...call.headers,
        ...(call.body === undefined ? {} : { 'content-length': String(call.body.length) }),
        connection: 'close',
      },
      agent: false,
      ...(line.ca === null ? {} : { ca: line.ca }),
      signal: call.signal,
    });
    const tooLong = setTimeout(() => request.destroy(new LineFault('COUNTY_SILENT')), LONGEST_MS);
    const settle = (end: () => void): void => {
      clearTimeout(tooLong);
      end();
    };
    request.setTimeout(call.silentMs ?? SILENT_MS, () => request.destroy(new LineFault('COUNTY_SILENT')));
    request.on('error', (error) =>
      settle(() => reject(call.signal.aborted ? new LineFault('COUNTY_CANCELLED') : error)),
    );
    request.on('response', (response) => {
      readBody(response, call.mostBytes ?? MOST_BYTES).then(
        (body) => settle(() => resolve(answerOf(response, body))),
        (error: unknown) => settle(() => reject(error)),
      );
    });
    request.end(call.body);
  });
}

async function readBody(response: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response) {
    // Without an encoding a response gives buffers.
    const bytes = part as Buffer;
    length += bytes.length;
    if (length > most) {
      response.destroy();
      throw new LineFault('COUNTY_BAD_ANSWER', { what: 'too_long' });
    }
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

function answerOf(response: IncomingMessage, body: Buffer): CountyAnswer {
  return {
    status: response.statusCode ?? 0,
    header: (name) => {
      const value = response.headers[name.toLowerCase()];
      return Array.isArray(value) ? value[0] : value;
    },
    body,
  };
}

/** What the county refused a call with. Refusals without its form are told apart by their status only. */
export function refusalOf({ status, body }: Pick<CountyAnswer, 'status' | 'body'>): LineFault {
  // The request did not come through in time: the line's fault, whatever the rest says.
  if (status === 408) return new LineFault('COUNTY_SILENT');
  const parsed = problemSchema.safeParse(jsonIn(body));
  if (parsed.success) {
    const { code, detail } = parsed.data;
    // The county is not busy: something that this PC sent waits for something that it did not.
    const isWaiting = code === 'too_many' && detail === 'waiting';
    const isAboutFile = code === 'refused' || code === 'bad_request';
    const why = isAboutFile ? refusedWords(detail ?? '') : (detail ?? '').slice(0, 200);
    return new LineFault(isWaiting ? 'COUNTY_WAITING' : BY_PROBLEM[code], { why });
  }
  return new LineFault(status >= 500 ? 'COUNTY_FAULT' : 'COUNTY_BAD_ANSWER', { what: `status ${status}` });
}

/** JSON of an answer; undefined when it is none. */
export function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
