import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolment } from '../http/support/county-service.ts';
import { testDevice } from '../support/sample-batch.ts';
import { chainOf, type Batch } from './support/http-pc.ts';
import { countyFolder } from './support/running-county.ts';

const device = testDevice();
const batches = chainOf(device, 53);

describe('a stick whose first batch is missing', { timeout: 240_000 }, () => {
  let county: Awaited<ReturnType<typeof countyFolder>>;
  let stick = '';
  beforeAll(async () => {
    county = await countyFolder();
    stick = join(county.root, 'stick');
    await mkdir(stick);
    const made = await county.type('make-code', device.pc);
    const code = /登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '';
    await writeFile(join(county.root, 'a.json'), JSON.stringify(enrolment(device, { code })));
    await county.type('enrol', join(county.root, 'a.json'));
  });
  afterAll(() => county.remove());

  const put = ({ fileName, bytes }: Batch): Promise<void> => writeFile(join(stick, fileName), bytes);

  it('leaves fifty lying at the county, says what to do for the others, and all are taken once it came', async () => {
    for (const batch of batches.slice(1)) await put(batch);
    const full = await county.type('import', stick);
    expect(full.code).toBe(1);
    expect(full.err.match(/已有 50 个批次在等第 1 批，暂不再收；已收的都在。请先读入第 1 批/gu)).toHaveLength(2);
    expect(full.out).toContain('共 52 个批次文件，50 个读入，2 个没有接收');
    // The same stick again changes nothing: those that are here are no more than they were.
    expect((await county.type('import', stick)).out).toContain('50 个读入，2 个没有接收');
    const [first] = batches;
    if (first === undefined) throw new Error('No batch');
    await put(first);
    const done = await county.type('import', stick);
    expect([done.code, done.err]).toEqual([0, '']);
    expect((await county.type('devices')).out).toContain('已收到第 53 批');
    await rm(stick, { recursive: true });
  });
});
