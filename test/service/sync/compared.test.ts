import { afterEach, beforeEach, expect, test } from 'vitest';
import { testCounty } from '../../county/support/sample-batch.ts';
import { BENXI } from '../../rules/support/benxi.ts';
import { STATION, STAYS } from '../../support/invented-case.ts';
import { countyOfBooks } from '../support/county-of-books.ts';
import { join, meet } from '../support/county-line.ts';
import { reviewed, sealAll } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { benxiAt } from '../support/signed-packs.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

/** The county's rules take 60 % where the very same pack says 70 %: as a program with a fault, or another one, would. */
const OTHERWISE = new Map([[BENXI.hash, { ...benxiAt('60%'), hash: BENXI.hash }]]);

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: Awaited<ReturnType<typeof countyOfBooks>>;

beforeEach(async () => {
  county = await countyOfBooks(`${STATION.townshipCode}-${STATION.pcLetter}`, OTHERWISE);
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await join(window, county.address);
});
afterEach(async () => {
  await window.close();
  await county.close();
  folder.remove();
});

test('where the county comes to another amount, the window says from which step of which bill, with both sides of every step', async () => {
  const { id } = await reviewed(window, typedForm(STAYS));
  await sealAll(window, [id]);
  expect(await meet(window)).toMatchObject({ trouble: null, waiting: 0 });
  const [said] = (await window.ask('sync/case', { id })).rows;
  expect(said?.stage).toBe('held');
  expect(said?.reasons).toEqual(['县级重新测算与乡镇测算不一致']);
  const steps = said?.comparison?.steps ?? [];
  const first = steps.filter(({ isFirst }) => isFirst);
  expect(first).toHaveLength(1);
  expect(first[0]).toMatchObject({
    bill: expect.stringMatching(/^.+，2023-\d\d-\d\d 至 2023-\d\d-\d\d$/u),
    layerName: '基本救助',
    title: '计算金额',
    article: '本溪市实施方案 四(五)',
    declared: { text: expect.stringContaining('按 70% 计算'), formula: expect.stringContaining('× 70% =') },
    again: { text: expect.stringContaining('按 60% 计算'), formula: expect.stringContaining('× 60% =') },
  });
  // The steps before it are the same on both sides; the county's whole trace ends with what it would pay.
  const at = steps.findIndex(({ isFirst }) => isFirst);
  expect(steps.slice(0, at).every(({ differs, isTold }) => !differs && isTold)).toBe(true);
  expect(steps.every(({ isTold }) => isTold)).toBe(true);
  expect(steps.at(-1)).toMatchObject({ bill: '', title: '应支付' });
  const [file] = await county.books.queries.cases({ text: said?.number ?? '' });
  const held = file === undefined ? null : await county.books.queries.caseFile(file.record);
  expect(steps.map(({ again }) => again?.text)).toEqual(held?.again?.cases[0]?.trace?.map(({ text }) => text));
  expect(JSON.stringify(said?.comparison)).not.toMatch(/›|trace|deductible|[0-9a-f]{8}-[0-9a-f]{4}-/u);
});
