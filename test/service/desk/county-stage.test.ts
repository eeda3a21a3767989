import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import type { CountyStage } from '#shared/domain/county/county-stage.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { STAYS } from '../../support/invented-case.ts';
import { decisionOn, join, meet, openCounty, type OpenCounty } from '../support/county-line.ts';
import { draft, reviewed, sealAll } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const DUE = { by: 'due', isDescending: false } as const;

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: OpenCounty;

beforeEach(async () => {
  county = await openCounty();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
});
afterEach(async () => {
  await window.close();
  await county.close();
  folder.remove();
});

const one = (index: number) => typedForm(STAYS.slice(index, index + 1));

/** A sealed application with what the county calls it. */
async function sealOne(index: number) {
  const { id, revision } = await reviewed(window, one(index));
  const { fileName } = await sealAll(window, [id]);
  const { number } = await window.ask('application/get', { id });
  const file = readFileSync(joinPath(folder.dataDir, 'batches', fileName));
  const { records } = batchHeaderSchema.parse(JSON.parse(file.subarray(9, 9 + file.readUInt32BE(5)).toString('utf8')));
  return { id, subject: { id, number: number ?? '', revision, record: records[0] ?? '' } };
}

/** What the desk lists of it, when everything was read. */
async function listed(wanted: Parameters<typeof window.ask<'application/list'>>[1]): Promise<readonly string[]> {
  const { rows, total, reading } = await window.ask('application/list', wanted);
  expect([total, reading]).toEqual([rows.length, null]);
  return rows.map(({ id }) => id);
}
const at = (stage: CountyStage) => listed({ county: stage, status: 'sealed' });

test('the desk finds what is sealed by where it stands at the county', async () => {
  const [back, good] = [await sealOne(0), await sealOne(1)];
  expect((await at('sealed')).toSorted()).toEqual([back.id, good.id].toSorted());
  expect(await at('received')).toEqual([]);

  await join(window, county.address);
  await meet(window);
  expect(await at('sealed')).toEqual([]);
  expect((await at('received')).toSorted()).toEqual([back.id, good.id].toSorted());

  county.books.give(decisionOn(1, back.subject, { decision: 'returned', approvedFen: 0, reason: '票据金额不符' }));
  county.books.give(decisionOn(2, good.subject));
  await meet(window);
  expect(await at('returned')).toEqual([back.id]);
  expect(await at('approved')).toEqual([good.id]);
  expect(await at('received')).toEqual([]);
  expect(await listed({ county: 'approved', text: '没有这个人' })).toEqual([]);

  // Corrected, it is a draft here and stands nowhere at the county.
  const { revision } = await window.ask('application/get', { id: back.id });
  await window.ask('sync/correct', { id: back.id, revision });
  expect(await at('returned')).toEqual([]);
});

test('what the county gave back is first by the days due and last the other way round; what else is sealed stays behind', async () => {
  const [good, back] = [await sealOne(0), await sealOne(1)];
  const { id: typed } = await draft(window, one(2));
  await join(window, county.address);
  await meet(window);
  const before = await listed({ order: DUE });
  expect(before.at(0)).toBe(typed);

  county.books.give(decisionOn(1, back.subject, { decision: 'returned', approvedFen: 0, reason: '票据金额不符' }));
  await meet(window);
  expect(await listed({ order: DUE })).toEqual([back.id, typed, good.id]);
  expect(await listed({ order: { ...DUE, isDescending: true } })).toEqual([good.id, typed, back.id]);
  expect(await listed({ order: DUE, status: 'draft' })).toEqual([typed]);
});
