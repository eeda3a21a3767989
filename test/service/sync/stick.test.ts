import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import { receiptFileName } from '#shared/protocol/sync/receipt.ts';
import { flipped, receipt, receiptFile } from '../../sync/support/county-files.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { STAYS } from '../../support/invented-case.ts';
import { reviewed, sealAll } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
let stick = '';

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  stick = join(folder.dataDir, '..', 'stick');
  mkdirSync(stick);
  const answer = window.host.answer;
  window.host.answer = async (call) =>
    call.call === 'chooseFolder' ? { ok: true, value: { path: stick } } : answer(call);
});
afterEach(async () => {
  await window.close();
  rmSync(stick, { recursive: true, force: true });
  folder.remove();
});

async function sealOne(index = 0) {
  const { id } = await reviewed(window, typedForm(STAYS.slice(index, index + 1)));
  return sealAll(window, [id]);
}

type Batch = Awaited<ReturnType<typeof sealOne>>;

/** The county's receipt for a batch that lies in the profile, and what it calls the file. */
function receiptOf({ fileName }: Batch, parts: object = {}) {
  const file = readFileSync(join(folder.dataDir, 'batches', fileName));
  const { device, pc, seq, records } = batchHeaderSchema.parse(
    JSON.parse(file.subarray(9, 9 + file.readUInt32BE(5)).toString('utf8')),
  );
  const { hash } = batchOf(fileName);
  const said = receipt({
    device,
    pc,
    seq,
    batchHash: hash,
    records: records.map((each) => ({ hash: each, verdict: 'accepted' })),
  });
  return { name: receiptFileName(pc, seq, hash), bytes: receiptFile({ ...said, ...parts }) };
}
const sealedBatches: Batch[] = [];
const batchOf = (fileName: string): Batch => {
  const found = sealedBatches.find((batch) => batch.fileName === fileName);
  if (found === undefined) throw new Error(`Not sealed here: ${fileName}`);
  return found;
};
async function sealKnown(index = 0): Promise<Batch> {
  const batch = await sealOne(index);
  sealedBatches.push(batch);
  return batch;
}
const exporting = z.object({
  event: z.literal('sync/progress'),
  payload: z.object({ what: z.literal('export'), done: z.number(), total: z.number() }),
});
/** What the bar has shown of an export so far. */
const shown = () =>
  window.events.flatMap((event) => {
    const read = exporting.safeParse(event);
    return read.success ? [{ done: read.data.payload.done, total: read.data.payload.total }] : [];
  });
const put = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(stick, name), bytes);
const stages = async () => (await window.ask('batch/list', {})).rows.map(({ seq, stage }) => `${seq} ${stage}`);

describe('out onto a stick', () => {
  test('every batch is written, read back and marked exported, and nothing is received by it', async () => {
    const batches = [await sealKnown(0), await sealKnown(1)];
    expect(await window.ask('sync/export', { batchIds: batches.map(({ id }) => id) })).toEqual({
      folder: stick,
      written: 2,
      left: 0,
    });
    expect(readdirSync(stick).toSorted()).toEqual(batches.map(({ fileName }) => fileName));
    for (const { fileName } of batches)
      expect(readFileSync(join(stick, fileName))).toEqual(readFileSync(join(folder.dataDir, 'batches', fileName)));
    expect(await stages()).toEqual(['2 exported', '1 exported']);
    // Once more is the same bytes under the same names.
    expect(await window.ask('sync/export', { batchIds: [batches[0]?.id ?? ''] })).toMatchObject({ written: 1 });
  });

  test('many batches tell how far they are, and whoever stops the export keeps what is written whole and the rest here', async () => {
    const batches = [await sealKnown(0), await sealKnown(1), await sealKnown(2)];
    const batchIds = batches.map(({ id }) => id);
    const [first = 0, second = 0, third = 0] = batches.map(({ size }) => size);
    const total = first + second + third;
    const stopped = window.ask('sync/export', { batchIds });
    // While the first is under way.
    while (shown().at(-1)?.total !== total) await new Promise((again) => setImmediate(again));
    await window.ask('sync/cancel', {});
    expect(await stopped).toEqual({ folder: stick, written: 1, left: 2 });
    expect(readdirSync(stick)).toEqual([batches[0]?.fileName]);
    expect(await stages()).toEqual(['3 sealed', '2 sealed', '1 exported']);

    window.events.length = 0;
    expect(await window.ask('sync/export', { batchIds })).toEqual({ folder: stick, written: 3, left: 0 });
    const steps = [0, first, first, first + second, first + second, total];
    expect(shown()).toEqual([{ done: 0, total: 0 }, ...steps.map((done) => ({ done, total }))]);
    expect(await stages()).toEqual(['3 exported', '2 exported', '1 exported']);
  });

  test('a stick that is gone, or holds another file of that name, is said and nothing is marked', async () => {
    const batch = await sealKnown();
    put(batch.fileName, 'something else');
    expect(await window.refused('sync/export', { batchIds: [batch.id] })).toEqual({
      code: 'STICK_BROKE',
      detail: { seq: 1, why: '同名文件已存在，内容不同' },
    });
    expect(readFileSync(join(stick, batch.fileName), 'utf8')).toBe('something else');
    rmSync(stick, { recursive: true });
    expect(await window.refused('sync/export', { batchIds: [batch.id] })).toMatchObject({ code: 'FILE_WRITE_FAILED' });
    expect(await stages()).toEqual(['1 sealed']);
  });

  test('a batch whose own file was changed is not given away', async () => {
    const batch = await sealKnown();
    const own = join(folder.dataDir, 'batches', batch.fileName);
    writeFileSync(own, flipped(readFileSync(own), 5_000));
    expect(await window.refused('sync/export', { batchIds: [batch.id] })).toMatchObject({ code: 'BATCH_FILE_LOST' });
    expect(existsSync(join(stick, batch.fileName))).toBe(false);
  });
});

describe('in from a stick', () => {
  test('a receipt makes its batch received, once', async () => {
    const batch = await sealKnown();
    const { name, bytes } = receiptOf(batch);
    put(name, bytes);
    const report = await window.ask('sync/import', {});
    expect(report).toMatchObject({ taken: [{ name }], skipped: [], others: 0 });
    expect(await stages()).toEqual(['1 received']);
    expect(await window.ask('sync/import', {})).toMatchObject({
      taken: [{ text: expect.stringContaining('以前已经导入过') }],
    });
  });

  test('what is cut, turned, renamed, of another PC or of an older epoch is skipped by its own reason', async () => {
    const batch = await sealKnown();
    const { name, bytes } = receiptOf(batch);
    const files: readonly (readonly [name: string, bytes: Buffer, why: RegExp])[] = [
      [as(name, 11), bytes.subarray(0, bytes.length - 1), /不是回执文件，或文件不完整/],
      [as(name, 12), flipped(bytes, bytes.length * 4), /签名不对/],
      [as(name, 13), receiptOf(batch, { device: 'another' }).bytes, /另一台电脑/],
      [as(name, 14), receiptOf(batch, { seq: 2 }).bytes, /第 2 批的回执，本机却没有封过这一批/],
      [as(name, 15), receiptOf(batch, { batchHash: 'ab'.repeat(32) }).bytes, /第 1 批与本机封的内容不同/],
      [as(name, 16), receiptOf(batch, { countyKey: 'ab'.repeat(8) }).bytes, /另一把县级密钥或另一个县/],
      [as(name, 17), receiptOf(batch, { records: [{ hash: 'ab'.repeat(32), verdict: 'accepted' }] }).bytes, /对不上/],
      ['AIDR1-kaputt.aidreceipt', bytes, /文件名不是县级给的样子/],
    ];
    for (const [each, content] of files) put(each, content);
    const { taken, skipped } = await window.ask('sync/import', {});
    expect(taken).toEqual([]);
    const whyOf = new Map(skipped.map(({ name: each, why }) => [each, why]));
    expect(whyOf.size).toBe(files.length);
    for (const [each, , why] of files) expect([each, whyOf.get(each)]).toEqual([each, expect.stringMatching(why)]);
    expect(await stages()).toEqual(['1 sealed']);
    // The right one beside them counts, also under the name of another number: what is signed decides.
    put(as(name, 18), receiptOf(batch, { epoch: 2 }).bytes);
    expect(await window.ask('sync/import', {})).toMatchObject({ taken: [{ name: as(name, 18) }] });
    expect(await stages()).toEqual(['1 received']);
    // Of the epoch before: it changes nothing any more.
    put(as(name, 19), bytes);
    const later = await window.ask('sync/import', {});
    expect(later.skipped.find(({ name: each }) => each === as(name, 19))?.why).toMatch(
      /恢复数据以前的旧回执（第 1 批）/,
    );
    expect(await stages()).toEqual(['1 received']);
  });

  test('receipts that come out of order, one a stick, each make their own batch received and no other', async () => {
    const batches = [await sealKnown(0), await sealKnown(1), await sealKnown(2)];
    const [first, second, third] = batches.map((batch) => receiptOf(batch));
    const seen: string[][] = [];
    for (const each of [third, first, second]) {
      rmSync(stick, { recursive: true });
      mkdirSync(stick);
      put(each?.name ?? '', each?.bytes ?? '');
      expect(await window.ask('sync/import', {})).toMatchObject({ taken: [{ name: each?.name }], skipped: [] });
      seen.push(await stages());
    }
    expect(seen).toEqual([
      ['3 received', '2 sealed', '1 sealed'],
      ['3 received', '2 sealed', '1 received'],
      ['3 received', '2 received', '1 received'],
    ]);
  });

  test('five hundred files of junk are left alone, also those that only look like the county’s', async () => {
    const batch = await sealKnown();
    const { name, bytes } = receiptOf(batch);
    for (let at = 0; at < 500; at++) put(`junk-${at}.${at % 2 === 0 ? 'exe' : 'aidbatch'}`, `${at}`);
    put('autorun.inf', '[autorun]');
    mkdirSync(join(stick, as(name, 21)));
    symlinkSync('/etc/passwd', join(stick, as(name, 22)));
    put(as(name, 23), '');
    truncateSync(join(stick, as(name, 23)), 3 * 1024 ** 3);
    put(as(name, 24), 'MZ not a receipt');
    put(name, bytes);
    const { taken, skipped, others } = await window.ask('sync/import', {});
    expect(taken.map(({ name: each }) => each)).toEqual([name]);
    expect(skipped.map(({ name: each }) => each)).toEqual([as(name, 21), as(name, 22), as(name, 23), as(name, 24)]);
    expect(others).toBe(501);
  });

  test('an empty or missing folder changes nothing', async () => {
    await sealKnown();
    expect(await window.ask('sync/import', {})).toMatchObject({ taken: [], skipped: [], others: 0 });
    rmSync(stick, { recursive: true });
    expect(await window.refused('sync/import', {})).toMatchObject({ code: 'FILE_READ_FAILED' });
    expect(await stages()).toEqual(['1 sealed']);
  });
});

/** The same name for another batch number. */
const as = (name: string, seq: number): string => name.replace(/-\d{8}-/, `-${String(seq).padStart(8, '0')}-`);
