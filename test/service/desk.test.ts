import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { checkForm } from '#shared/domain/check-form.ts';
import { MISSING_VALUES, WRONG_VALUES } from '../support/wrong-values.ts';
import { BENXI_ASKED } from '../support/benxi-asked.ts';
import { PERSON, STATION, STAYS } from '../support/invented-case.ts';
import { accept, assessed, confirmed, draft } from './support/desk.ts';
import { TODAY, typedForm } from './support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from './support/window.ts';

const folder = testFolder();
let window: Window;

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

describe('accepting', () => {
  let id = '';
  let revision = 0;

  beforeAll(async () => {
    ({ id, revision } = await draft(window, typedForm()));
  });

  const everything = [...WRONG_VALUES, ...MISSING_VALUES.map(([path, change]) => [path, 'empty', change] as const)];

  test.each(everything)(
    'is refused for %s: %s; the draft stays as typed and nothing else is kept',
    async (_, __, change) => {
      const form = change(typedForm());
      ({ revision } = await window.ask('application/saveDraft', { id, revision, form }));
      const [problem] = checkForm(form, toDay(TODAY), BENXI_ASKED);
      expect(await window.refused('application/accept', { id, revision })).toEqual({
        code: 'FORM_INCOMPLETE',
        detail: { count: 1, first: problem?.text },
      });
      expect(await window.ask('application/get', { id })).toMatchObject({
        status: 'draft',
        number: null,
        revision,
        form,
      });
      const { match } = await window.ask('person/find', { idNumber: PERSON.idNumber, except: 'x' });
      expect(match).toBeNull();
    },
  );

  test('counts what is missing and begins with the first of it', async () => {
    const empty = await window.ask('application/create', {});
    expect(await window.refused('application/accept', { id: empty.id, revision: empty.revision })).toEqual({
      code: 'FORM_INCOMPLETE',
      detail: { count: 17, first: '请填写身份证号。' },
    });
  });

  test('a form with warnings is possible', async () => {
    const form = typedForm([], { account: { ...typedForm().account, kind: 'passbook' }, visits: typedForm().visits });
    ({ revision } = await window.ask('application/saveDraft', { id, revision, form }));
    expect(await window.ask('application/accept', { id, revision })).toMatchObject({ status: 'accepted' });
  });
});

describe('a draft', () => {
  const stays = STAYS.map((stay, index) => ({ ...stay, bill: ['2106', `99${index}`, ''] as const }));

  test('saved from an old copy is refused and the newer one stays', async () => {
    const { id, revision } = await draft(window, typedForm(stays));
    const newer = { ...typedForm(stays), note: '新' };
    await window.ask('application/saveDraft', { id, revision, form: newer });
    expect(await window.refused('application/saveDraft', { id, revision, form: typedForm(stays) })).toEqual({
      code: 'STALE_REVISION',
    });
    expect((await window.ask('application/get', { id })).form).toEqual(newer);
  });

  test('once accepted is not edited, discarded or accepted again', async () => {
    const { id, revision } = await accept(window, await draft(window, typedForm(stays)));
    const form = typedForm();
    expect(await window.refused('application/saveDraft', { id, revision, form })).toMatchObject({
      code: 'NOT_EDITABLE',
    });
    expect(await window.refused('application/discard', { id, revision })).toMatchObject({ code: 'WRONG_STATUS' });
    expect(await window.refused('application/accept', { id, revision })).toEqual({
      code: 'WRONG_STATUS',
      detail: { status: '已受理' },
    });
  });

  test('is discarded and taken back whole', async () => {
    const { id, revision, form } = await draft(window, typedForm([], { note: '留着' }));
    const discarded = await window.ask('application/discard', { id, revision });
    expect(await window.ask('application/get', { id })).toMatchObject({ status: 'discarded' });
    expect(await window.refused('application/saveDraft', { id, revision: discarded.revision, form })).toMatchObject({
      code: 'NOT_EDITABLE',
    });
    await window.ask('application/restore', { id, revision: discarded.revision });
    expect(await window.ask('application/get', { id })).toMatchObject({ status: 'draft', form });
  });

  test('keeps every leaf of the form from a wrong type, naming the place', async () => {
    const { id, revision, form } = await draft(window, typedForm());
    const leaves = leavesOf(form);
    expect(leaves.length).toBeGreaterThan(60);
    for (const path of leaves) {
      for (const wrong of [null, 7, { a: 1 }, 'x'.repeat(10_000)]) {
        const result = await window.invoke('application/saveDraft', {
          id,
          revision,
          form: replaced(form, path, wrong),
        });
        expect(result).toEqual({
          ok: false,
          error: { code: 'BAD_INPUT', detail: { where: ['form', ...path].join('.') } },
        });
      }
    }
    expect(await window.ask('application/get', { id })).toMatchObject({ revision, form });
  });
});

describe('the list', () => {
  test('shows a draft that says nothing yet', async () => {
    const { id } = await window.ask('application/create', {});
    const { rows } = await window.ask('application/list', {});
    expect(rows.find((row) => row.id === id)).toMatchObject({
      number: null,
      status: 'draft',
      personName: '',
      idNumberMasked: '',
      visitCount: 0,
      totalCost: null,
      payable: null,
      acceptedOn: null,
    });
  });
});

describe('a person', () => {
  test('is found however the number is typed, and not by half a number', async () => {
    const typed = `２１０５２１ ${PERSON.idNumber.slice(6).toLowerCase()}`;
    expect((await window.ask('person/find', { idNumber: typed, except: 'x' })).match).toMatchObject({
      name: PERSON.name,
    });
    const half = PERSON.idNumber.slice(0, 12);
    expect(await window.ask('person/find', { idNumber: half, except: 'x' })).toEqual({ match: null });
    expect(await window.ask('ledger/person', { idNumber: half })).toMatchObject({ rows: [], caps: [] });
  });
});

describe('a county parameter', () => {
  const source = '本医保发〔2023〕5号';
  const from = '2023-01-01';

  test('is kept as an amount with the document that sets it, and used', async () => {
    await window.ask('policy/setLocalParameter', { key: 'bedDayRate', from: '2023-01-01', value: '１８０元', source });
    expect(await window.ask('policy/localParameters', {})).toMatchObject({
      values: [{ key: 'bedDayRate', from: '2023-01-01', typed: '180.00', source, state: 'now', ended: null }],
    });
    const stays = STAYS.slice(0, 1).map((stay) => ({ ...stay, bill: ['', 'P-1', ''] as const }));
    const form = typedForm(stays);
    const visits = form.visits.map((visit) => ({ ...visit, psychiatric: true, bedDays: '14' }));
    const detail = await draft(window, { ...form, visits, person: { ...form.person, idNumber: '11010519491231002X' } });
    expect((await assessed(window, detail)).visits[0]?.aid[0]).toEqual({
      fund: 'bedDay',
      name: '按床日定额救助',
      amount: 252_000,
    });
  });

  test.each(['12,5', '-1', '很多', '1e3', '100000000'])('%s is no amount and nothing changes', async (value) => {
    const before = await window.ask('policy/localParameters', {});
    expect(await window.refused('policy/setLocalParameter', { key: 'bedDayRate', from, value, source })).toMatchObject({
      code: 'BAD_INPUT',
      detail: { where: expect.stringContaining('严重精神障碍住院床日定额：') },
    });
    expect(await window.ask('policy/localParameters', {})).toEqual(before);
  });

  test('of another name, or from a day that does not exist, is refused', async () => {
    for (const wrong of [
      { key: 'dibaoTiers', from },
      { key: 'bedDayRate', from: '2023-02-30' },
    ]) {
      expect(await window.refused('policy/setLocalParameter', { ...wrong, value: '1', source })).toMatchObject({
        code: 'BAD_INPUT',
      });
    }
  });

  test('is taken back with a reason, and stays in the history', async () => {
    await window.ask('policy/withdrawLocalParameter', { key: 'bedDayRate', from, reason: '文件尚未印发' });
    expect(await window.ask('policy/localParameters', {})).toMatchObject({
      values: [
        { typed: '180.00', source, state: 'withdrawn', ended: { by: STATION.userName, reason: '文件尚未印发' } },
      ],
    });
    expect(
      await window.refused('policy/withdrawLocalParameter', { key: 'bedDayRate', from, reason: '再撤一次' }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});

test('the policy page has every value with its article', async () => {
  const { packs } = await window.ask('policy/list', {});
  const [pack] = packs;
  expect(pack).toMatchObject({ id: 'benxi-2023', region: '本溪市', effectiveFrom: '2023-01-01', effectiveTo: null });
  expect(pack?.values.find(({ group, label }) => group === '基本救助' && label === '低保对象')).toMatchObject({
    value: expect.stringContaining('年度限额 20,000 元'),
    article: '本溪市实施方案 四(五)',
    confirmed: true,
  });
  expect(pack?.values.every(({ passage }) => passage !== '')).toBe(true);
  expect(pack?.categories.find(({ id }) => id === 'returned_poor')).toEqual({
    id: 'returned_poor',
    name: '返贫致贫人口',
    treatedAs: 'dibao',
  });
  expect(pack?.categories.find(({ id }) => id === 'out_of_poverty')?.treatedAs).toBeNull();
  expect(pack?.localParameters).toMatchObject([{ key: 'bedDayRate', unit: '元/床日', setBy: '县级' }]);
});

test('a second confirmed application counts the first person only once', async () => {
  const idNumber = '11010519491231002X';
  const stays = STAYS.slice(0, 1).map((stay) => ({ ...stay, bill: ['', 'Q-1', ''] as const }));
  const form = typedForm(stays);
  await confirmed(window, { ...form, person: { ...form.person, idNumber } });
  const { match } = await window.ask('person/find', { idNumber, except: 'x' });
  expect(match?.applications.map(({ status }) => status)).toEqual(['settled']);
});

type Path = readonly (string | number)[];

/** Paths of every text and flag of a value. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) =>
    leavesOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The value with one leaf replaced. */
function replaced(value: unknown, [head, ...rest]: Path, leaf: unknown): unknown {
  if (head === undefined) return leaf;
  if (Array.isArray(value)) return value.map((item, index) => (index === head ? replaced(item, rest, leaf) : item));
  if (typeof value !== 'object' || value === null) throw new Error('No such path');
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, key === head ? replaced(member, rest, leaf) : member]),
  );
}
