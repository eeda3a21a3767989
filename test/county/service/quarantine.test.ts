import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { applicationOf } from '../decide/support/county.ts';
import { sealed, testDevice } from '../support/sample-batch.ts';
import { httpPc } from './support/http-pc.ts';
import { countyFolder } from './support/running-county.ts';

const device = testDevice();
const first = sealed({ device, records: [applicationOf(device.pc, 1)] }, 'first');
const forked = sealed({ device, records: [applicationOf(device.pc, 2)] }, 'forked');
const second = sealed({ device, seq: 2, prevHash: first.hash, records: [applicationOf(device.pc, 3)] }, 'second');

describe('a batch in quarantine', () => {
  let county: Awaited<ReturnType<typeof countyFolder>>;
  let pc: ReturnType<typeof httpPc>;
  beforeAll(async () => {
    county = await countyFolder();
    await county.start();
    const code =
      /登记码　([\w-]+)/.exec((await county.type('make-code', device.pc)).out)?.[1]?.replaceAll('-', '') ?? '';
    pc = httpPc(device, county.url);
    await pc.enrol(code);
    await pc.logIn();
    for (const batch of [first, forked]) {
      await pc.create(batch);
      await pc.patch(batch, 0, batch.bytes.length);
      await pc.receipt(batch);
    }
  });
  afterAll(() => county.remove());

  it('is listed with the reason, and stays until somebody says why it goes', async () => {
    const listed = await county.type('quarantine');
    expect([listed.code, listed.err]).toEqual([0, '']);
    expect(listed.out).toContain(
      `${device.pc}　第 1 批　${forked.hash.slice(0, 8)}　同一批次号以前收到的是另一份内容（fork）`,
    );
    expect((await county.type('drop', device.pc, '1')).err).toContain('用法：drop');
    expect((await county.type('drop', device.pc, '1', '--reason', ' ')).err).toContain('用法：drop');
    expect((await county.type('drop', device.pc, '7', '--reason', '试')).err).toContain('没有 210502001-A 的第 7 批');
    expect((await county.type('release', device.pc, '1', 'zz', '--reason', '试')).code).toBe(1);
    expect((await pc.receipt(forked)).status).toBe(409);
  });

  it('that is put back is read again, and alarms anew when it is still not taken', async () => {
    const alarms = async () => JSON.stringify((await county.type('quarantine')).out);
    const before = await alarms();
    const done = await county.type('release', device.pc, '1', forked.hash.slice(0, 4), '--reason', '看过');
    expect([done.code, done.err]).toEqual([
      1,
      expect.stringContaining('仍没有接收：同一批次号以前收到的是另一份内容') as string,
    ]);
    expect(await alarms()).toBe(before);
  });

  it('that is thrown away is gone, and its PC goes on', async () => {
    const done = await county.type('drop', device.pc, '1', '--reason', '与乡镇核对过');
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('已从隔离区删去 00000001-') as string]);
    expect((await county.type('quarantine')).out).toBe('隔离区是空的。');
    expect((await pc.receipt(forked)).status).toBe(404);
    const broken = Buffer.from(second.bytes);
    broken.writeUInt8(broken.readUInt8(broken.length - 40) ^ 1, broken.length - 40);
    await writeFile(join(county.root, second.fileName), second.bytes);
    expect((await county.type('import', join(county.root, second.fileName))).out).toContain('已接收，1 条记录');
  });
});

describe('a batch whose PC calls itself another name than it is registered under', () => {
  const other = { ...device, pc: '210502001-B' };
  let county: Awaited<ReturnType<typeof countyFolder>>;
  let pc: ReturnType<typeof httpPc>;

  const enrol = async (as: typeof device): Promise<void> => {
    const made = await county.type('make-code', as.pc);
    pc = httpPc(as, county.url);
    await pc.enrol(/登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '');
    await pc.logIn();
  };
  const send = async (): Promise<number> => {
    const asked = await pc.create(first);
    const offset = Number(asked.headers.get('upload-offset'));
    if (offset < first.bytes.length) await pc.patch(first, offset, first.bytes.length);
    return (await pc.receipt(first)).status;
  };

  beforeEach(async () => {
    county = await countyFolder();
    await county.start();
    await enrol(other);
  });
  afterEach(() => county.remove());

  it('counts as one that is put aside, and is taken when the PC brings it again under its own name', async () => {
    expect(await send()).toBe(422);
    expect((await county.type('quarantine')).out).toContain('批次写的电脑名称与登记的不一致');
    expect((await county.type('quarantine')).out).toContain('共 1 批');
    // However often it asks: read again, and back where people see it.
    expect(await send()).toBe(422);
    expect((await pc.receipt(first)).status).toBe(422);
    expect((await county.type('quarantine')).out).toContain('共 1 批');
    await enrol(device);
    expect((await pc.receipt(first)).status).toBe(200);
    expect((await county.type('quarantine')).out).toBe('隔离区是空的。');
    expect(await send()).toBe(200);
  });

  it('comes by a stick as well, and one that is thrown away is taken when it comes again', async () => {
    const path = join(county.root, first.fileName);
    await writeFile(path, first.bytes);
    for (let time = 1; time <= 2; time++)
      expect((await county.type('import', path)).err).toContain('批次写的电脑名称与登记的不一致');
    expect((await county.type('quarantine')).out).toContain('共 1 批');
    expect((await county.type('drop', other.pc, '1', '--reason', '与乡镇核对过')).code).toBe(0);
    expect((await county.type('quarantine')).out).toBe('隔离区是空的。');
    await enrol(device);
    expect((await county.type('import', path)).out).toContain('已接收，1 条记录');
    expect((await county.type('quarantine')).out).toBe('隔离区是空的。');
  });
});
