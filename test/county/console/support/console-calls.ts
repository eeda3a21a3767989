import type { CallInput, CallName, CallOutput } from '../../../../county/console/api/calls.ts';
import type { RunningCounty } from '../../../../county/start.ts';
import { PASSWORD } from './password.ts';

/** What a call of the console came back with: its value, or the code and sentence of a refusal. */
export type Answer<N extends CallName> =
  | { readonly ok: true; readonly value: CallOutput<N> }
  | { readonly ok: false; readonly status: number; readonly code: string; readonly title: string };

export type Desk = Awaited<ReturnType<typeof deskOf>>;

/** Somebody at the console, without its page. Of a county that starts anew the address is asked for at each call. */
export async function deskOf(county: Pick<RunningCounty, 'address'>, user: string, password = PASSWORD) {
  const send = (name: string, input: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${county.address}/console/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(input),
    });
  const entered = await send('sign-in', { user, password });
  if (!entered.ok) throw new Error(`${user} does not come in: ${entered.status}`);
  const { token } = (await entered.json()) as { token: string };
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const ask = async <N extends CallName>(name: N, input: CallInput<N>): Promise<Answer<N>> => {
    const answer = await send(name, input, { cookie, 'x-console-token': token });
    const body: unknown = await answer.json();
    if (answer.ok) return { ok: true, value: body as CallOutput<N> };
    const { code, title } = body as { readonly code: string; readonly title: string };
    return { ok: false, status: answer.status, code, title };
  };
  return {
    ask,
    /** The value; fails on a refusal. */
    get: async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
      const answer = await ask(name, input);
      if (!answer.ok) throw new Error(`${name}: ${answer.code}`);
      return answer.value;
    },
    /** The code of the refusal; fails when there is none. */
    refused: async <N extends CallName>(name: N, input: CallInput<N>): Promise<string> => {
      const answer = await ask(name, input);
      if (answer.ok) throw new Error(`${name} was done`);
      return answer.code;
    },
  };
}
