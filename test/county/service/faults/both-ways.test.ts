import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { receiptFileName } from '#shared/protocol/sync/receipt.ts';
import { testDevice } from '../../support/sample-batch.ts';
import { chainOf, httpPc } from '../support/http-pc.ts';
import { countyFolder } from '../support/running-county.ts';

const device = testDevice();
const batches = chainOf(device, 6);

let county: Awaited<ReturnType<typeof countyFolder>>;
beforeEach(async () => {
  county = await countyFolder();
});
afterEach(() => county.remove());

it('what comes over the line and by stick at the same moment is one record, and its receipt is the same file on both ways', async () => {
  const { books, spool } = (await county.start()).county;
  const made = await county.type('make-code', device.pc);
  const pc = httpPc(device, county.url);
  await pc.enrol(/登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '');
  await pc.logIn();
  const [stick, receipts] = [join(county.root, 'stick'), join(county.root, 'receipts')];
  await mkdir(stick);
  for (const [at, batch] of batches.entries()) {
    await writeFile(join(stick, batch.fileName), batch.bytes);
    await pc.create(batch);
    // Sometimes the line has the last byte first, sometimes the stick has.
    const half = at % 2 === 0 ? 0 : batch.bytes.length - 1;
    if (half > 0) await pc.patch(batch, 0, half);
    const [sent, read] = await Promise.all([
      pc.patch(batch, half, batch.bytes.length).then(({ status }) => status),
      county.type('import', stick, '--to', receipts),
    ]);
    // The piece was kept, or there was nothing left to write it to: the stick had brought the whole.
    expect([204, 404, 409]).toContain(sent);
    expect([read.code, read.err]).toEqual([0, '']);
    const { status, file } = await pc.receipt(batch);
    expect(status).toBe(200);
    const name = receiptFileName(device.pc, batch.header.seq, batch.hash);
    expect((await readFile(join(receipts, name))).equals(file)).toBe(true);
  }
  expect(await books.queries.batches({})).toHaveLength(batches.length);
  expect(await books.queries.cases({})).toHaveLength(batches.length);
  expect(await spool.list()).toHaveLength(batches.length);
  expect(await books.queries.alarms()).toEqual([]);
});
