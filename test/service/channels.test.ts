import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChannelName, channels } from '#shared/contract/index.ts';
import { ERROR_TEXTS } from '#shared/errors.ts';
import type { Result } from '#shared/result.ts';
import { draft } from './support/desk.ts';
import { typedForm } from './support/invented-form.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from './support/window.ts';

const NAMES = Object.keys(channels) as ChannelName[]; // keys of a constant
const folder = testFolder();
let window: Window;
let id = '';

const BACKUP = 'local/AID-BACKUP-210521198-A-20230615-0900-1.aidbak';
const AUDIT_FILTER = { userId: null, group: null, about: '', from: null, to: null };

const ROSTER_PLACE = { ticket: 'none', sheet: 0, headingRow: 0, source: 'civil', listName: '低保名册' };

/** A sound input for each channel, so that one thing at a time can be made wrong. */
function soundInput(name: ChannelName): Record<string, unknown> {
  const target = { id, revision: 2 };
  const inputs: Readonly<Record<ChannelName, Record<string, unknown>>> = {
    'app/status': {},
    'app/health': {},
    'backup/view': {},
    'backup/make': {},
    'backup/cancel': {},
    'backup/choosePlace': {},
    'backup/forgetPlace': {},
    'backup/lookElsewhere': {},
    'backup/drill': { id: BACKUP },
    'backup/restore': { id: BACKUP, word: '恢复' },
    'backup/since': { seq: 0 },
    'backup/removeKept': { name: 'replaced-20231020T090000' },
    'backup/confirmRestore': {},
    'damage/backups': {},
    'damage/lookElsewhere': {},
    'damage/lookAgain': {},
    'damage/openForReading': { userId: id, password: 'x' },
    'damage/restore': { id: BACKUP, userId: id, password: 'x', word: '恢复' },
    'damage/restoreKeys': { id: BACKUP, userId: id, password: 'x' },
    'damage/moveHere': { id: BACKUP, userId: id, password: 'x', letter: 'B' },
    'damage/disk': {},
    'damage/clock': {},
    'damage/confirmClock': {},
    'damage/export': { format: 'csv' },
    'setup/passwordStrength': { password: 'x', words: [] },
    'setup/checkCountyKey': { text: '' },
    'setup/create': {
      townshipName: '清河镇',
      townshipCode: '210521198',
      pcLetter: 'A',
      pack: 'benxi-2023',
      userName: '窗口一',
      password: 'x',
      countyKey: '',
    },
    'setup/recoverySheet': { recoveryCode: '' },
    'setup/confirmRecovery': { recoveryCode: '' },
    'session/unlock': { userId: 'x', password: '' },
    'session/lock': {},
    'session/newRecoveryCode': { password: 'x' },
    'session/changePassword': { password: 'x', newPassword: 'y' },
    'session/setIdleMinutes': { minutes: 5 },
    'user/list': {},
    'user/add': { name: '李复核', roles: ['reviewer'], password: 'x' },
    'user/rename': { userId: 'x', name: '李复核' },
    'user/setRoles': { userId: 'x', roles: ['reviewer'] },
    'user/resetPassword': { userId: 'x', newPassword: 'x', password: 'y' },
    'user/remove': { userId: 'x' },
    'session/recover': { userId: 'x', recoveryCode: '', newPassword: '' },
    'station/importCountyKey': { text: '' },
    'keys/rekeyView': {},
    'keys/beginRekey': { password: '' },
    'keys/device': {},
    'keys/importPermit': { text: '' },
    'keys/unlockRequest': {},
    'keys/makeUnlockRequest': { userId: 'x' },
    'keys/saveUnlockRequest': {},
    'keys/unlockOnce': { answer: '', newPassword: '' },
    'roster/list': {},
    'roster/open': {},
    'roster/mapping': ROSTER_PLACE,
    'roster/try': {
      ...ROSTER_PLACE,
      asOf: '2023-06-01',
      mapping: { columns: [], categories: [], statuses: [], everybody: null, mode: 'whole' },
    },
    'roster/rows': { ticket: 'none', kind: 'added' },
    'roster/apply': { ticket: 'none' },
    'roster/saveRefused': { ticket: 'none' },
    'roster/cancel': {},
    'roster/close': {},
    'roster/confirm': { id: 'x' },
    'roster/undo': { id: 'x', reason: '选错文件' },
    'roster/identitiesOf': { idNumber: '' },
    'policy/list': {},
    'policy/localParameters': {},
    'policy/setLocalParameter': { key: 'nothing', from: '2023-01-01', value: '1', source: '文号' },
    'policy/withdrawLocalParameter': { key: 'nothing', from: '2023-01-01', reason: '填错了' },
    'policy/openFile': {},
    'policy/affected': { candidate: { kind: 'installed', pack: 'no-such-pack' } },
    'policy/cancelAffected': {},
    'policy/install': { ticket: 'none', reason: '县里发的' },
    'policy/choose': { pack: 'no-such-pack', reason: '换用' },
    'application/list': {},
    'application/create': {},
    'application/get': { id },
    'application/saveDraft': { ...target, form: typedForm() },
    'application/discard': target,
    'application/restore': target,
    'application/assess': { id, form: typedForm() },
    'application/accept': target,
    'application/settle': { ...target, expected: 0 },
    'application/reopen': { ...target, reason: '录错' },
    'application/correct': { ...target, missing: [{ what: '出院记录', why: '' }] },
    'application/resume': target,
    'application/withdraw': { ...target, reason: '不再申请' },
    'application/refuse': target,
    'application/confirmRefusal': target,
    'application/declineRefusal': { ...target, reason: '有新材料' },
    'person/find': { idNumber: '', except: id },
    'material/view': { applicationId: id },
    'material/save': { applicationId: id, revision: 0, lines: [] },
    'attachment/add': { applicationId: id, line: 'id', name: 'a.pdf', bytes: new Uint8Array() },
    'attachment/change': { attachmentId: 'x', revision: 1 },
    'attachment/open': { attachmentId: 'x' },
    'paper/make': { applicationId: id, kind: 'approval' },
    'paper/makeList': { kind: 'periodList', from: '2023-01-01', to: '2023-12-31' },
    'paper/exportList': { kind: 'batchSlip', batchId: 'x' },
    'paper/log': { from: 0, most: 50 },
    'paper/open': { printId: 'x' },
    'paper/save': { printId: 'x' },
    'application/moves': { id },
    'application/outdated': {},
    'application/resettle': { ...target, expected: 0 },
    'review/list': {},
    'review/approve': target,
    'review/return': { ...target, reason: '录错' },
    'batch/waiting': {},
    'batch/seal': { applicationIds: [id] },
    'batch/list': {},
    'batch/export': { batchId: 'x' },
    'ledger/person': { idNumber: '' },
    'people/list': {},
    'people/get': { id: 'x' },
    'people/twins': { idType: 'resident_card', idNumber: '', name: '', birthDate: '', village: '' },
    'people/nextNewborn': { guardian: '' },
    'people/unmergePreview': { mergeId: 'x' },
    'people/save': { form: { person: typedForm().person, account: typedForm().account }, reason: '' },
    'people/mergePreview': { kept: 'x', gone: 'y' },
    'people/merge': { kept: 'x', gone: 'y', reason: '同一人' },
    'people/unmerge': { mergeId: 'x', reason: '不是同一人' },
    'household/get': { id: 'x', on: '' },
    'household/found': {
      described: { number: '', address: '', village: '' },
      members: [{ personId: 'x', relation: 'head' }],
      on: '2023-01-01',
    },
    'household/describe': { target, described: { number: '', address: '', village: '' } },
    'household/change': {
      target,
      kind: 'death',
      on: '2023-01-01',
      reason: '死亡证明',
      place: '',
      leave: ['x'],
      enter: [],
      relations: [],
      splitInto: [],
    },
    'search/find': { text: 'zxm', limit: 10 },
    'search/person': { id: 'x' },
    'audit/list': { filter: AUDIT_FILTER, before: 0, limit: 10 },
    'audit/export': { filter: AUDIT_FILTER },
    'audit/verify': {},
    'audit/cancelVerify': {},
    'preference/list': {},
    'preference/set': { name: 'rail', value: '1' },
  };
  return inputs[name];
}

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
    const sound = soundInput(name);
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
    for (const input of [soundInput(name), null, { extra: 1 }]) {
      const result = await window.invoke(name, input);
      expect(result).toEqual({ ok: false, error: { code: 'LOCKED' } });
    }
    expect(fingerprint()).toEqual(before);
  });

  test('a second set-up is refused', async () => {
    expect(codeOf(await window.invoke('setup/create', soundInput('setup/create')))).toBe('ALREADY_SET_UP');
  });
});

test('every refusal has a sentence', async () => {
  for (const name of NAMES) {
    const result = await window.invoke(name, null);
    expect(result.ok ? '' : ERROR_TEXTS[result.error.code]).toMatch(/。$/);
  }
});
