import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChannelName, channels } from '#shared/contract/index.ts';
import { ERROR_TEXTS } from '#shared/errors.ts';
import type { Result } from '#shared/result.ts';
import { draft } from './support/desk.ts';
import { typedForm } from './support/forms/invented-form.ts';
import { soundInput } from './support/forms/sound-input.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from './support/window.ts';

const NAMES = Object.keys(channels) as ChannelName[]; // keys of a constant
const folder = testFolder();
let window: Window;
let id = '';

/** Everything in the profile but the log, which may grow. */
function fingerprint(): readonly string[] {
  const walk = (at: string): string[] =>
    readdirSync(at).flatMap((name) => {
      const path = join(at, name);
      if (name === 'logs') return [];
      return statSync(path).isDirectory() ? walk(path) : [`${path} ${readFileSync(path).toString('base64')}`];
    });
  return walk(folder.dataDir);
}

const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
  id = (await draft(window, typedForm())).id;
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

describe.each(NAMES)('channel %s', (name) => {
  const HUGE = 'x'.repeat(10_000_000);

  /** The sound input with every wrong thing the schema must refuse, one at a time. */
  function wrongInputs(): readonly unknown[] {
    const sound = soundInput(id, name);
    const wholes = [null, 'text', 7, Number.NaN, [], true, 10n, new Map(), new Date(0), HUGE];
    const values = [null, undefined, 1.5, Number.NaN, -0.5, 2 ** 53, HUGE, {}, ['x'], true, new Map(), { length: 1 }];
    const fields = Object.keys(sound).flatMap((field) =>
      values
        // A flag or number of the right type may well be right; wrong is what no schema of ours takes there.
        .filter((value) => typeof value !== typeof sound[field] || value === HUGE || value === null)
        .filter((value) => !(Array.isArray(sound[field]) && Array.isArray(value)))
        .map((value) => ({ ...sound, [field]: value })),
    );
    const own = JSON.parse('{"__proto__":{"polluted":true}}') as object;
    const keys = [
      { ...sound, extra: 1 },
      { ...sound, constructor: { prototype: { polluted: true } } },
      { ...sound, prototype: {} },
      { ...sound, toString: 'x' },
      { ...sound, ['x'.repeat(100_000)]: 1 },
      Object.defineProperty({ ...sound }, '__proto__', { value: own, enumerable: true, configurable: true }),
    ];
    return [...wholes, ...fields, ...keys];
  }

  test('refuses every wrong input with a code, and nothing changes', async () => {
    const before = fingerprint();
    for (const input of wrongInputs()) {
      const result = await window.invoke(name, input);
      expect(codeOf(result)).toBe('BAD_INPUT');
      if (!result.ok) expect(String(result.error.detail?.['where']).length).toBeLessThanOrEqual(100);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(fingerprint()).toEqual(before);
  });
});

test('SQL, control characters and prototype names are text like any other', async () => {
  for (const text of ["'); DROP TABLE application;--", '%', '_', 'a\0b', '__proto__', 'constructor', '\u202E', '"']) {
    expect(codeOf(await window.invoke('application/get', { id: text }))).toBe('NOT_FOUND');
    expect(codeOf(await window.invoke('paper/open', { printId: text }))).toBe('NOT_FOUND');
    expect(codeOf(await window.invoke('batch/export', { batchId: text }))).toBe('NOT_FOUND');
    expect(codeOf(await window.invoke('person/find', { idNumber: text, except: id }))).toBe('ok');
    const form = { ...typedForm(), note: text };
    const { revision } = await window.ask('application/get', { id });
    await window.ask('application/saveDraft', { id, revision, form });
    expect((await window.ask('application/get', { id })).form.note).toBe(text);
  }
});

test.each(['', 'nothing', '__proto__', 'constructor', 'toString', 'application/list ', 'x'.repeat(1_000_000)])(
  'the channel %.20j does not exist',
  async (name) => {
    const result = await window.invoke(name, {});
    expect(result).toEqual({ ok: false, error: { code: 'UNKNOWN_CHANNEL', detail: { channel: name.slice(0, 100) } } });
  },
);

test('lines that share a key are refused, because answers are given by key', async () => {
  const form = typedForm();
  const twice = { ...form, visits: form.visits.map((visit) => ({ ...visit, key: 'k1' })) };
  const { revision } = await window.ask('application/get', { id });
  const where = { code: 'BAD_INPUT', detail: { where: 'form.visits.1.key' } };
  expect(await window.refused('application/saveDraft', { id, revision, form: twice })).toEqual(where);
  expect(await window.refused('application/assess', { id, form: twice })).toEqual(where);
});

test('messages that are no requests are not answered and do no harm', async () => {
  const { service } = window;
  service.receive({ id: 999, ok: true, value: null });
  expect(codeOf(await window.invoke('app/status', {}))).toBe('ok');
});

describe('while locked', () => {
  beforeAll(async () => {
    await window.ask('session/lock', {});
  });
  afterAll(async () => {
    await unlock(window);
  });

  const forUsers = NAMES.filter((name) => channels[name].access.who === 'user');

  test.each(forUsers)('channel %s is refused, whatever its input', async (name) => {
    const before = fingerprint();
    for (const input of [soundInput(id, name), null, { extra: 1 }]) {
      const result = await window.invoke(name, input);
      expect(result).toEqual({ ok: false, error: { code: 'LOCKED' } });
    }
    expect(fingerprint()).toEqual(before);
  });

  test('a second set-up is refused', async () => {
    expect(codeOf(await window.invoke('setup/create', soundInput(id, 'setup/create')))).toBe('ALREADY_SET_UP');
  });
});

test('every refusal has a sentence', async () => {
  for (const name of NAMES) {
    const result = await window.invoke(name, null);
    expect(result.ok ? '' : ERROR_TEXTS[result.error.code]).toMatch(/。$/);
  }
});
