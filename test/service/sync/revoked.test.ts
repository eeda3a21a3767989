import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { STAYS, STATION } from '../../support/invented-case.ts';
import { CODE, join, meet, openCounty, type OpenCounty, settled } from '../support/county-line.ts';
import { reviewed, sealAll } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
let county: OpenCounty;
let device: string;
const PC = `${STATION.townshipCode}-${STATION.pcLetter}`;

beforeEach(async () => {
  county = await openCounty();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await join(window, county.address);
  const { id } = await reviewed(window, typedForm(STAYS.slice(0, 1)));
  const { fileName } = await sealAll(window, [id]);
  const file = readFileSync(joinPath(folder.dataDir, 'batches', fileName));
  device = batchHeaderSchema.parse(JSON.parse(file.subarray(9, 9 + file.readUInt32BE(5)).toString('utf8'))).device;
});
afterEach(async () => {
  await window.close();
  await county.close();
  folder.remove();
});

const letter = (parts: { device: string; pc: string }, at = '2099-01-01T00:00:00.000+08:00'): void =>
  county.books.give({ n: 1, id: 'revoked-1', at, kind: 'revoked', reason: '电脑报失', ...parts });

test('a PC that is put out of use neither seals nor sends, also once the letter is marked as dealt with; it shows and exports', async () => {
  letter({ device, pc: PC });
  expect(await meet(window)).toMatchObject({ revoked: { reason: '电脑报失' }, nextTryIn: null });
  await window.ask('sync/settleItem', { id: 'revoked-1' });
  const { id } = await reviewed(window, typedForm(STAYS.slice(1, 2)));
  expect(await window.refused('batch/seal', { applicationIds: [id] })).toMatchObject({ code: 'PC_REVOKED' });
  expect(await window.refused('sync/now', {})).toMatchObject({ code: 'PC_REVOKED' });
  const [batch] = (await window.ask('batch/list', {})).rows;
  expect(await window.ask('batch/export', { batchId: batch?.id ?? '' })).toMatchObject({ path: expect.any(String) });
});

test('registered anew after the letter, the PC seals and sends again', async () => {
  letter({ device, pc: PC });
  expect((await meet(window)).revoked).not.toBeNull();
  const enrol = county.books.enrol;
  const later: typeof enrol = async (...parts) => {
    const done = await enrol(...parts);
    return done.ok ? { ...done, value: { ...done.value, enrolledAt: '2099-02-01T00:00:00.000+08:00' } } : done;
  };
  Object.assign(county.books, { enrol: later });
  await window.ask('sync/enrol', { code: CODE });
  expect(await settled(window)).toMatchObject({ revoked: null });
  const { id } = await reviewed(window, typedForm(STAYS.slice(1, 2)));
  expect((await sealAll(window, [id])).seq).toBe(2);
  expect(await meet(window)).toMatchObject({ trouble: null, waiting: 0 });
});

test('that another PC is put out of use is told, and stops nothing here', async () => {
  letter({ device: 'another', pc: '210502009-B' });
  expect(await meet(window)).toMatchObject({ revoked: null, trouble: null });
  expect((await window.ask('sync/items', {})).rows).toMatchObject([{ kind: 'revoked', isRefused: false }]);
  const { id } = await reviewed(window, typedForm(STAYS.slice(1, 2)));
  expect((await sealAll(window, [id])).seq).toBe(2);
});
