import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchFileName } from '#shared/protocol/batch/batch-file-name.ts';
import type { RunningCounty } from '../../../../county/start.ts';
import { putTogether, takeApart } from '../../support/forge.ts';
import { sampleRecords, sealed, testDevice } from '../../support/sample-batch.ts';
import { type Batch, httpPc } from '../support/http-pc.ts';
import { countyFolder } from '../support/running-county.ts';

const PAGE = 4096;
const device = testDevice();
const first = sealed({ device, records: sampleRecords(150) }, 'first');
const second = sealed({ device, seq: 2, prevHash: first.hash, records: sampleRecords(1) }, 'second');

/** What a stick or a copy can make of a batch, with the reason that must be given. */
function damaged(): readonly (readonly [what: string, bytes: Buffer, reason: RegExp])[] {
  const bytes = Buffer.from(first.bytes);
  const [own, other] = [takeApart(bytes), takeApart(second.bytes)];
  const pages = Array.from({ length: Math.ceil(bytes.length / PAGE) }, (_, page) => page * PAGE);
  const flip = (at: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy.writeUInt8(copy.readUInt8(at) ^ 8, at);
    return copy;
  };
  const half = Math.floor(bytes.length / 2);
  return [
    ...pages.map((end) => [`cut at ${end}`, bytes.subarray(0, end), /不完整|截断|没有拷完|文件头/] as const),
    ...pages.map(
      (page) => [`one bit turned at ${page + 11}`, flip(Math.min(page + 11, bytes.length - 1)), /./] as const,
    ),
    [
      'the front of one batch, the back of another',
      Buffer.concat([bytes.subarray(0, half), Buffer.from(second.bytes).subarray(half % second.bytes.length)]),
      /./,
    ],
    ['the head of one, the body of another', putTogether({ ...own, body: other.body }), /./],
    ['two batches one behind the other', Buffer.concat([bytes, second.bytes]), /./],
    [
      'the front only, the rest zeros',
      Buffer.concat([bytes.subarray(0, half), Buffer.alloc(bytes.length - half)]),
      /./,
    ],
  ];
}

const nameOf = (seq: number, { hash }: Pick<Batch, 'hash'>): string => batchFileName(device.pc, seq, hash);

describe('files that a stick has spoiled', () => {
  let county: Awaited<ReturnType<typeof countyFolder>>;
  let running: RunningCounty;
  let pc: ReturnType<typeof httpPc>;
  let stick = '';
  beforeAll(async () => {
    county = await countyFolder();
    running = await county.start();
    stick = join(county.root, 'stick');
    await mkdir(stick);
    const made = await county.type('make-code', device.pc);
    pc = httpPc(device, county.url);
    await pc.enrol(/登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '');
    await pc.logIn();
  });
  afterAll(() => county.remove());

  /** What the county holds of the PC: nothing delivered, nothing whole. */
  const held = async () => ({
    received: (await running.county.books.progress(device.id)).received,
    whole: (await running.county.spool.list()).length,
  });

  it('are each refused with a reason, by name, and nothing of them is kept or counts as delivered', async () => {
    const files = damaged();
    expect(files.length).toBeGreaterThan(12);
    // Under names as good as any: what is in a file decides.
    const names = files.map((_, at) => nameOf(at + 11, first));
    for (const [at, [, bytes]] of files.entries()) await writeFile(join(stick, names[at] ?? ''), bytes);
    const done = await county.type('import', stick);
    expect(done.code).toBe(1);
    expect(done.out).toContain(`共 ${files.length} 个批次文件，0 个读入，${files.length} 个没有接收`);
    const said = done.err.split('\n');
    for (const [at, [what, , reason]] of files.entries()) {
      const line = said.find((each) => each.startsWith(`✗ ${names[at] ?? ''}：`)) ?? '';
      expect([what, line.slice(line.indexOf('：') + 1)]).toEqual([what, expect.stringMatching(reason) as string]);
    }
    expect(await held()).toEqual({ received: 0, whole: 0 });
  });

  it('that come over the line, whole by their own hash, go to quarantine for people, and their PC has delivered nothing', async () => {
    const files = damaged().filter(([, bytes]) => bytes.length > 0);
    for (const [what, bytes] of files) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const batch = { ...first, bytes, hash };
      expect([what, (await pc.create(batch)).status]).toEqual([what, 201]);
      expect([what, (await pc.patch(batch, 0, bytes.length)).status]).toEqual([what, 204]);
      expect([what, (await pc.receipt(batch)).status]).toEqual([what, 422]);
      expect(await running.county.spool.quarantined({ device: device.id, seq: 1, hash })).not.toBeNull();
    }
    expect(await held()).toEqual({ received: 0, whole: 0 });
    const listed = await county.type('quarantine');
    expect(listed.out.match(/第 1 批/g)).toHaveLength(files.length);
  });

  it('are of no harm to the right ones beside them; another name than its own changes nothing of what a file says', async () => {
    await writeFile(join(stick, nameOf(2, first)), first.bytes);
    await writeFile(join(stick, nameOf(1, second)), second.bytes);
    const done = await county.type('import', join(stick, nameOf(2, first)), join(stick, nameOf(1, second)));
    expect([done.code, done.err]).toEqual([0, '']);
    expect(await held()).toEqual({ received: 2, whole: 2 });
    // A name that is none of a batch's is not opened, whatever is in the file.
    await writeFile(join(stick, '批次（1）.aidbatch'), first.bytes);
    expect((await county.type('import', join(stick, '批次（1）.aidbatch'))).out).toContain('跳过 批次（1）.aidbatch');
  });
});
