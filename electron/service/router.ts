import { type ChannelName, channels } from '#shared/contract/index.ts';
import { type Role, ROLE_WORDS } from '#shared/domain/role.ts';
import { type AppError, fail, type Result } from '#shared/result.ts';
import type { z } from 'zod';
import { StoreError } from '../store/store-error.ts';
import { framesOf } from './log/log.ts';
import type { Context } from './service-context.ts';

/** A handler as the router sees it: input and output are checked against the channel's schemas on either side of it. */
type AnyHandler = (context: Context, input: unknown) => Result<unknown> | Promise<Result<unknown>>;

export type Router = {
  /** Answers one request. Always resolves; whatever is wrong comes back as a code. */
  readonly handle: (channel: string, input: unknown) => Promise<Result<unknown>>;
  /** Refuses what comes from now on and resolves when what was begun has ended. */
  readonly drain: () => Promise<void>;
};

const MAX_WHERE = 100;
const WHOLE = '全部';

/** Called writing, because they change the window or a file of the clerk's choice, but not the data. */
const WRITES_NOTHING: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'session/lock',
  'session/unlock',
  'preference/set',
  'damage/export',
]);

const isChannel = (name: string): name is ChannelName => Object.hasOwn(channels, name);

/** A date, map or error has no members of its own and would pass for an empty input. */
const isObject = (input: unknown): boolean => Object.prototype.toString.call(input) === '[object Object]';

/** The place of the first thing wrong, `visits.0.amounts.total`, short enough for a sentence. */
function placeOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return '';
  const keys = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const place = keys.map(String).join('.');
  return place === '' ? WHOLE : place.slice(0, MAX_WHERE);
}

export type RouterOptions = {
  readonly context: Context;
  readonly handlers: Readonly<Record<ChannelName, unknown>>;
};

/** The only door to the handlers: schema in, schema out, locked or not, role or not, running jobs counted. */
export function createRouter({ context, handlers }: RouterOptions): Router {
  let running = 0;
  let draining = false;
  let onIdle: (() => void) | null = null;

  async function perform(name: ChannelName, input: unknown): Promise<Result<unknown>> {
    const { access, input: inputSchema, output: outputSchema } = channels[name];
    if (access.who !== 'anyone') {
      const refusal = context.session.refusal() ?? forbidden(access.who);
      if (refusal !== null) return { ok: false, error: refusal };
    }
    if (access.does === 'write' && isReadOnly() && !WRITES_NOTHING.has(name)) return fail('READ_ONLY_MODE');
    if (!isObject(input)) return fail('BAD_INPUT', { where: WHOLE });
    const parsed = inputSchema.safeParse(input);
    if (!parsed.success) return fail('BAD_INPUT', { where: placeOf(parsed.error) });
    // `satisfies Handlers<Context>` ties each handler to its channel's schemas; the index by name loses that tie.
    const handler = handlers[name] as AnyHandler;
    const result = await handler(context, parsed.data);
    if (!result.ok) return result;
    const output = outputSchema.safeParse(result.value);
    if (!output.success) return badOutput(name);
    context.readings.note(name, parsed.data, output.data);
    return { ok: true, value: output.data };
  }

  const isReadOnly = (): boolean => context.session.current()?.readOnly !== undefined;

  /** Why whoever is logged in may not do this; null: they may. */
  function forbidden(who: 'user' | Role): AppError | null {
    if (who === 'user') return null;
    const roles = context.session.current()?.vault.roles ?? [];
    return roles.includes(who) ? null : { code: 'FORBIDDEN', detail: { role: ROLE_WORDS[who] } };
  }

  function badOutput(name: ChannelName): Result<never> {
    context.log.write({ event: 'call', channel: name, code: 'BAD_OUTPUT' });
    return fail('BAD_OUTPUT', { channel: name });
  }

  async function handle(channel: string, input: unknown): Promise<Result<unknown>> {
    if (!isChannel(channel)) {
      context.log.write({ event: 'call', code: 'UNKNOWN_CHANNEL' });
      return fail('UNKNOWN_CHANNEL', { channel: channel.slice(0, MAX_WHERE) });
    }
    if (draining) return fail('SHUTTING_DOWN');
    running += 1;
    const startedAt = context.clock.elapsedMs();
    try {
      const result = await perform(channel, input);
      const code = result.ok ? undefined : result.error.code;
      if (code !== undefined || channels[channel].access.does === 'write') {
        const ms = Math.round(context.clock.elapsedMs() - startedAt);
        context.log.write({ event: 'call', channel, code, ms });
      }
      return result;
    } catch (thrown) {
      if (thrown instanceof StoreError) {
        context.log.write({ event: 'thrown', channel, code: thrown.error.code, frames: framesOf(thrown) });
        context.disk.note(thrown.error.code);
        context.session.recoverFromFault(thrown.error.code);
        return { ok: false, error: thrown.error };
      }
      const ref = context.newId().slice(-12);
      context.log.write({ event: 'thrown', channel, ref, frames: framesOf(thrown) });
      return fail('INTERNAL', { ref });
    } finally {
      running -= 1;
      if (running === 0) onIdle?.();
    }
  }

  return {
    handle,
    drain: () => {
      draining = true;
      return new Promise((resolve) => {
        if (running === 0) resolve();
        else onIdle = resolve;
      });
    },
  };
}
