import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { orderDesk } from '../../county/support/orders.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { buildRosterReader, plainRoster, triedRoster } from '../support/roster-window.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
const desk = orderDesk();
const otherDesk = orderDesk(testCounty('elsewhere'));

beforeAll(buildRosterReader);
beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(desk.county.publicFile));
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

let count = 0;

/** The text of a permit for this PC, signed by a county. */
async function permit(
  changes: { readonly device?: string; readonly no?: string; readonly until?: string } = {},
  signedAt = '2023-10-20T08:00:00+08:00',
  at = desk,
): Promise<string> {
  const { device, pc } = await window.ask('keys/device', {});
  const options = { key: 'secret.json', device, pc, no: '溪医保授〔2023〕7号', until: '2023-12-31', ...changes };
  count += 1;
  const file = `${count}.aidorder.json`;
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  expect(at.run(['permit', file, ...args], signedAt)).toMatchObject({ code: 0 });
  return at.read(file);
}

const shown = async () => {
  const status = await window.ask('app/status', {});
  return status.state === 'open' ? status.station.singlePerson : 'not open';
};
const withByte = (text: string, from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

test('a permit of the county is shown at once, after a restart, and stands in the record of operations', async () => {
  expect(await shown()).toBeNull();
  await window.ask('keys/importPermit', { text: await permit() });
  const expected = { permitNo: '溪医保授〔2023〕7号', until: '2023-12-31' };
  expect(await shown()).toEqual(expected);
  window = await window.restart();
  await unlock(window);
  expect(await shown()).toEqual(expected);
  const filter = { userId: null, group: null, about: '', from: null, to: null };
  const { rows } = await window.ask('audit/list', { filter, before: 0, limit: 20 });
  expect(JSON.stringify(rows)).toContain('导入单人经办授权 溪医保授〔2023〕7号，到 2023-12-31 为止');
});

test('whoever works alone confirms a list under the permit, and is told what to do without it', async () => {
  const all = Array.from({ length: 5 }, (_, index) => [index, '低保', '2023-01-01'] as const);
  const first = await triedRoster(window, '名册.csv', plainRoster(all), { asOf: '2023-06-01' });
  await window.ask('roster/apply', { ticket: first.file.ticket });
  const few = await triedRoster(window, '名册.csv', plainRoster(all.slice(0, 2)), { asOf: '2023-06-10' });
  const { id } = await window.ask('roster/apply', { ticket: few.file.ticket });
  expect(await window.refused('roster/confirm', { id })).toMatchObject({ code: 'ROSTER_OWN_CONFIRMATION' });
  await window.ask('keys/importPermit', { text: await permit() });
  expect(await window.ask('roster/confirm', { id })).toMatchObject({
    state: 'active',
    isOwn: true,
    permitNo: '溪医保授〔2023〕7号',
  });
});

test('a later permit takes the place of an earlier one, and the earlier one never comes back', async () => {
  const long = await permit({ until: '2024-12-31' }, '2023-10-20T08:00:00+08:00');
  const short = await permit({ no: '8号', until: '2023-11-30' }, '2023-10-20T09:00:00+08:00');
  await window.ask('keys/importPermit', { text: long });
  await window.ask('keys/importPermit', { text: short });
  expect(await window.refused('keys/importPermit', { text: long })).toEqual({
    code: 'PERMIT_OLDER',
    detail: { permitNo: '8号' },
  });
  expect(await shown()).toEqual({ permitNo: '8号', until: '2023-11-30' });
});

test('a permit is refused with its own sentence for each thing that is wrong with it', async () => {
  const text = await permit();
  const refusals: readonly (readonly [string, unknown])[] = [
    ['not json', { code: 'ORDER_UNREADABLE' }],
    ['x'.repeat(10_001), { code: 'ORDER_UNREADABLE' }],
    [JSON.stringify(desk.county.publicFile), { code: 'ORDER_UNREADABLE' }],
    [withByte(text, '2023-12-31', '2033-12-31'), { code: 'ORDER_ALTERED' }],
    [withByte(text, '7号', '7 号'), { code: 'ORDER_ALTERED' }],
    [withByte(text, '"kind"', '"more": 1, "kind"'), { code: 'ORDER_UNREADABLE' }],
    [await permit({}, undefined, otherDesk), { code: 'ORDER_OTHER_COUNTY', detail: expect.anything() }],
    [await permit({ device: 'another' }), { code: 'ORDER_OTHER_DEVICE', detail: { pc: '210521198-A' } }],
    [
      await permit({ until: '2023-06-01' }, '2023-05-01T08:00:00+08:00'),
      { code: 'PERMIT_EXPIRED', detail: { until: '2023-06-01' } },
    ],
  ];
  for (const [wrong, error] of refusals)
    expect(await window.refused('keys/importPermit', { text: wrong })).toEqual(error);
  expect(await shown()).toBeNull();
});

test('every changed bit of a permit is refused', async () => {
  const bytes = Buffer.from(await permit(), 'utf8');
  const taken: unknown[] = [];
  for (let bit = 0; bit < bytes.length * 8; bit += 7) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const result = await window.invoke('keys/importPermit', { text: changed.toString('utf8') });
    if (result.ok) taken.push(JSON.parse(changed.toString('utf8')));
  }
  // White space around the members is the only thing that is not signed.
  expect(taken).toEqual(taken.map(() => JSON.parse(bytes.toString('utf8')) as unknown));
});

test('a permit ends with the key that signed it', async () => {
  await window.ask('keys/importPermit', { text: await permit() });
  await window.ask('station/importCountyKey', { text: JSON.stringify(otherDesk.county.publicFile) });
  expect(await shown()).toBeNull();
});

test('without a county key nothing can be imported', async () => {
  const bare = testFolder();
  const other = openWindow(bare.dataDir, bare.packsDir);
  await setUp(other);
  expect(await other.refused('keys/importPermit', { text: await permit() })).toEqual({ code: 'ORDER_NO_KEY' });
  await other.close();
  bare.remove();
});
