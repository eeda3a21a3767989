import type { CallInput, CallName, CallOutput } from '../api/calls.ts';
import { type ConsoleProblem, CSRF_HEADER } from '../api/wire.ts';
import { ConsoleFailure } from './console-failure.ts';

/** How the service answers calls that ask for a file's own bytes. */
const BYTES = 'application/octet-stream';

let token = '';

/** What the service told this page at sign-in; sent with every call. */
export const keepToken = (given: string): void => {
  token = given;
};

/** Asks the county's service. Throws {@link ConsoleFailure} with the sentence to show. */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const response = await send(name, input);
  if (response.ok && response.headers.get('content-type') === BYTES)
    return new Uint8Array(await response.arrayBuffer()) as CallOutput<N>;
  const body: unknown = await response.json().catch(() => null);
  // The service checked what it sent against the same types.
  if (response.ok) return body as CallOutput<N>;
  if (isProblem(body)) throw new ConsoleFailure(body.code, body.title);
  throw new ConsoleFailure('fault', `县级服务没有正常答复（${response.status}）。请稍候再试。`);
}

async function send(name: string, input: unknown): Promise<Response> {
  try {
    return await fetch(`/console/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [CSRF_HEADER]: token },
      body: JSON.stringify(input),
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch {
    throw new ConsoleFailure('offline', '连不上县级服务。请检查网络，或请维护人员查看服务是否在运行，然后重试。');
  }
}

const isProblem = (body: unknown): body is ConsoleProblem =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body && typeof body.title === 'string';
