import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RunningCounty } from '../../../county/start.ts';
import { type Desk, deskOf } from '../../county/console/support/console-calls.ts';
import { policyCounty, signPacks } from '../../county/console/support/sign-packs.ts';
import { makeUser } from '../../county/console/support/users.ts';
import { countyFolder } from '../../county/service/support/running-county.ts';
import { rosterBytes } from '../../county/support/rosters.ts';
import { STATION, STAYS } from '../../support/invented-case.ts';
import { meet, settled } from '../support/county-line.ts';
import { reviewed, sealAll } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { buildRosterReader } from '../support/roster-window.ts';
import { benxiAt, signed } from '../support/signed-packs.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: Awaited<ReturnType<typeof countyFolder>>;
let running: RunningCounty;
let guan: Desk;

beforeAll(buildRosterReader);
beforeEach(async () => {
  county = await countyFolder();
  await signPacks(county.folder);
  running = await county.start(county.folder, county.root);
  await makeUser(running, 'guan', '管管理', ['administrator']);
  guan = await deskOf(running, 'guan');
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, policyCounty());
  const { code } = await guan.get('make-code', {
    pc: `${STATION.townshipCode}-${STATION.pcLetter}`,
    formerPcs: [],
  });
  await window.ask('sync/setLine', { address: county.url(), certificate: '' });
  await settled(window);
  await window.ask('sync/enrol', { code });
});
afterEach(async () => {
  await window.close();
  await county.remove();
  folder.remove();
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const items = async () => (await window.ask('sync/items', {})).rows;

test('what an administrator sends down at the console is in the window at its next meeting, and the console sees it fetched', async () => {
  const { id } = await reviewed(window, typedForm(STAYS.slice(0, 1)));
  await sealAll(window, [id]);
  expect(await meet(window)).toMatchObject({ trouble: null, waiting: 0 });

  const roster = base64(rosterBytes('某人,210502195804021236,低保对象'));
  await guan.get('publish-roster', { to: null, name: '低保名册', asOf: '2023-10-01', base64: roster, sheet: null });
  await guan.get('publish-pack', { to: null, base64: base64(signed(benxiAt('72%'), 7)) });
  expect(await meet(window)).toMatchObject({ trouble: null });
  const kinds = (await items()).map(({ kind }) => kind);
  expect(kinds).toContain('roster');
  expect(kinds).toContain('pack');

  const item = (kind: string) => items().then((rows) => rows.find((row) => row.kind === kind)?.id ?? '');
  const { file } = await window.ask('roster/open', { item: await item('roster') });
  expect(file).toMatchObject({ fileName: '低保名册-2023-10-01.csv' });
  await window.ask('roster/close', {});
  const { preview } = await window.ask('policy/openFile', { item: await item('pack') });
  expect(preview).toMatchObject({ version: 7 });

  // A PC says what it has by what it asks for next.
  await meet(window);
  const { publications } = await guan.get('published', {});
  expect(publications.map(({ kind, fetched, sent }) => `${kind} ${fetched}/${sent}`)).toEqual([
    'pack 1/1',
    'roster 1/1',
  ]);
});
