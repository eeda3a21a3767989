import { describe, expect, test } from 'vitest';
import { type Role, ROLES } from '#shared/domain/role.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { channels, type ChannelName } from '#shared/contract/index.ts';
import { createRouter } from '../../electron/service/router.ts';
import type { LogLine } from '../../electron/service/log/log.ts';
import type { Context } from '../../electron/service/service-context.ts';
import { StoreError } from '../../electron/store/store-error.ts';
import { testClock } from './support/window.ts';

type Answer = (input: unknown) => Result<unknown> | Promise<Result<unknown>>;

/** A router whose every handler is the one given, with what it wrote to the log. */
function routerWith(answer: Answer, roles: readonly Role[] = ROLES) {
  const lines: LogLine[] = [];
  const noted: ChannelName[] = [];
  const failed: string[] = [];
  let reopened = 0;
  // The router asks of a context no more than this.
  const context = {
    clock: testClock(),
    newId: () => '0188bf6a-0000-7000-8000-0123456789ab',
    log: { write: (line: LogLine) => lines.push(line) },
    disk: { note: (code: string) => failed.push(code) },
    readings: { note: (channel: ChannelName) => noted.push(channel) },
    session: {
      refusal: () => null,
      current: () => ({ vault: { roles } }),
      recoverFromFault: () => {
        reopened += 1;
      },
    },
  } as unknown as Context;
  const handlers = Object.fromEntries(
    Object.keys(channels).map((name) => [name, (_: Context, input: unknown) => answer(input)]),
  );
  const router = createRouter({ context, handlers: handlers as Record<ChannelName, unknown> });
  return { ...router, lines, noted, failed, reopened: () => reopened };
}

test('what was answered is noted as looked at, what was refused is not', async () => {
  const { handle, noted } = routerWith((input) =>
    Reflect.get(Object(input), 'id') === 'x'
      ? fail('NOT_FOUND')
      : ok({ rows: [], now: '2023-10-20T09:00:00.000+08:00' }),
  );
  await handle('batch/list', {});
  await handle('application/get', { id: 'x' });
  await handle('application/get', { wrong: 1 });
  expect(noted).toEqual(['batch/list']);
});

describe('a handler', () => {
  test('that throws gives INTERNAL with a number that the log has too, and nothing of its message', async () => {
    const { handle, lines } = routerWith(() => {
      throw new RangeError('佟桂芝 21052119580402312X');
    });
    expect(await handle('app/status', {})).toEqual({
      ok: false,
      error: { code: 'INTERNAL', detail: { ref: '0123456789ab' } },
    });
    expect(lines).toMatchObject([{ event: 'thrown', channel: 'app/status', ref: '0123456789ab' }]);
    expect(lines[0]?.frames?.[0]).toBe('RangeError');
    expect(lines[0]?.frames?.length).toBeGreaterThan(1);
    expect(JSON.stringify(lines)).not.toMatch(/佟桂芝|2105/);
  });

  test('that throws something else than an error is answered as well', async () => {
    const { handle, lines } = routerWith(() => Promise.reject('text'));
    expect(await handle('app/status', {})).toMatchObject({ error: { code: 'INTERNAL' } });
    expect(lines[0]?.frames).toEqual(['string']);
  });

  test('that meets a fault of the storage gives its code, and the store is looked after', async () => {
    const { handle, reopened, failed } = routerWith(() => {
      throw new StoreError('DISK_FULL');
    });
    expect(await handle('application/list', {})).toEqual({ ok: false, error: { code: 'DISK_FULL' } });
    expect(reopened()).toBe(1);
    expect(failed).toEqual(['DISK_FULL']);
  });

  test('that gives what the channel does not promise is not passed on', async () => {
    const { handle, lines } = routerWith(() => ok({ rows: [{ secret: '佟桂芝' }] }));
    expect(await handle('application/list', {})).toEqual({
      ok: false,
      error: { code: 'BAD_OUTPUT', detail: { channel: 'application/list' } },
    });
    expect(JSON.stringify(lines)).not.toContain('佟桂芝');
  });

  test('gets its input as the schema reads it', async () => {
    const inputs: unknown[] = [];
    const { handle } = routerWith((input) => {
      inputs.push(input);
      return ok({});
    });
    await handle('policy/setLocalParameter', { key: 'k', from: '2023-01-01', value: 'v', source: '  文号  ' });
    expect(inputs).toEqual([{ key: 'k', from: '2023-01-01', value: 'v', source: '文号' }]);
  });
});

describe('a role', () => {
  test('that is missing is refused by name before anything is read of the input', async () => {
    const { handle } = routerWith(() => ok({ recoveryCode: 'x' }), ['clerk', 'reviewer']);
    expect(await handle('session/newRecoveryCode', { password: 7 })).toEqual({
      ok: false,
      error: { code: 'FORBIDDEN', detail: { role: '管理员' } },
    });
    expect(await handle('session/lock', {})).toEqual({
      ok: false,
      error: expect.objectContaining({ code: 'BAD_OUTPUT' }),
    });
  });

  test('that is held lets its channel through', async () => {
    const { handle } = routerWith(() => ok({ recoveryCode: 'x' }), ['admin']);
    expect(await handle('session/newRecoveryCode', { password: 'x' })).toEqual({
      ok: true,
      value: { recoveryCode: 'x' },
    });
  });
});

describe('the log', () => {
  test('has a line for each write and each refusal, none for a read that went well', async () => {
    const { handle, lines } = routerWith(() => ok({}));
    await handle('session/lock', {});
    await handle('setup/checkCountyKey', { text: 1 });
    await handle('佟桂芝', {});
    await routerWith(() => ok({ packs: [] })).handle('policy/list', {});
    expect(lines).toEqual([
      { event: 'call', channel: 'session/lock', code: undefined, ms: 0 },
      { event: 'call', channel: 'setup/checkCountyKey', code: 'BAD_INPUT', ms: 0 },
      { event: 'call', code: 'UNKNOWN_CHANNEL' },
    ]);
  });
});

test('draining waits for what was begun and refuses what comes after', async () => {
  let finish: (result: Result<unknown>) => void = () => undefined;
  const { handle, drain } = routerWith(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  const begun = handle('session/lock', {});
  let isDrained = false;
  const drained = drain().then(() => {
    isDrained = true;
  });
  expect(await handle('app/status', {})).toEqual({ ok: false, error: { code: 'SHUTTING_DOWN' } });
  expect(isDrained).toBe(false);
  finish(ok({}));
  expect(await begun).toEqual({ ok: true, value: {} });
  await drained;
  expect(isDrained).toBe(true);
});

test('draining with nothing under way ends at once', async () => {
  await expect(routerWith(() => ok({})).drain()).resolves.toBeUndefined();
});
