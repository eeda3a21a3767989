import { mkdir, open, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiptFileName } from '#shared/protocol/sync/receipt.ts';
import { signedEnrolledSchema } from '#shared/protocol/sync/enrol.ts';
import type { RunningCounty } from '../../../../county/start.ts';
import { enrolment } from '../../http/support/county-service.ts';
import { sealed, testDevice } from '../../support/sample-batch.ts';
import { chainOf, httpPc } from '../support/http-pc.ts';
import { countyFolder } from '../support/running-county.ts';

type Folder = Awaited<ReturnType<typeof countyFolder>>;

const device = testDevice();
const batches = chainOf(device, 4);
const [first, second, third, fourth] = batches;

let county: Folder;
let running: RunningCounty;
let stick = '';

async function begin(): Promise<void> {
  county = await countyFolder();
  stick = join(county.root, 'stick');
  await mkdir(stick);
  running = await county.start();
}
const close = (): Promise<void> => county.remove();

/** Registers the PC by files, as a county without a line does. */
async function register(): Promise<void> {
  const made = await county.type('make-code', device.pc);
  const code = /登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '';
  await writeFile(join(stick, 'a.aidenrol.json'), JSON.stringify(enrolment(device, { code })));
  const done = await county.type('enrol', join(stick, 'a.aidenrol.json'));
  expect([done.code, done.err]).toEqual([0, '']);
}

const put = (batch: (typeof batches)[number] | undefined, folder = stick): Promise<void> =>
  batch === undefined ? Promise.resolve() : writeFile(join(folder, batch.fileName), batch.bytes);

describe('a PC without a line', () => {
  beforeEach(begin);
  afterEach(close);

  it('is registered by files, once for each code', async () => {
    await register();
    const answer = signedEnrolledSchema.parse(
      JSON.parse(await readFile(join(stick, `${device.pc}.aidenrolled.json`), 'utf8')),
    );
    expect(answer.enrolled).toMatchObject({ device: device.id, pc: device.pc, epoch: 1 });
    expect((await county.type('devices')).out).toContain(device.pc);
    const other = { ...testDevice('other'), id: '0191a000-0000-7000-8000-00000000d002', pc: '210502002-A' };
    await writeFile(join(stick, 'b.json'), JSON.stringify(enrolment(other, { code: '0'.repeat(20) })));
    const refused = await county.type('enrol', join(stick, 'b.json'));
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('登记码不对') as string]);
    await writeFile(join(stick, 'c.json'), '<html>');
    expect((await county.type('enrol', join(stick, 'c.json'))).err).toContain('不是完好的登记申请');
  });

  it('may bring its batches in any order and as often as it likes, among five hundred files of junk', async () => {
    await register();
    for (const batch of [third, first, second]) await put(batch);
    for (let n = 0; n < 500; n++) await writeFile(join(stick, `IMG_${n}.jpg`), 'junk');
    await writeFile(join(stick, 'autorun.inf'), '[autorun]\nopen=virus.exe');
    await writeFile(join(stick, 'virus.exe'), 'MZ');
    await mkdir(join(stick, 'System Volume Information'));
    await symlink('/etc/passwd', join(stick, 'AID1-210502001-A-00000009-00000000.aidbatch'));
    const huge = join(stick, 'AID1-210502001-A-00000008-00000000.aidbatch');
    await writeFile(huge, '');
    await truncate(huge, 2 ** 31);
    const receipts = join(county.root, 'receipts');
    const done = await county.type('import', stick, '--to', receipts);
    expect([done.code, done.err]).toEqual([0, '']);
    expect(done.out).toContain('共 3 个批次文件，3 个读入，0 个没有接收');
    expect(done.out).toMatch(/另有 \d+ 个文件不是批次或材料文件/);
    const names = [first, second, third].map((batch, at) => receiptFileName(device.pc, at + 1, batch?.hash ?? ''));
    expect((await readdir(receipts)).sort()).toEqual(names.sort());
    const before = await Promise.all(names.map((name) => readFile(join(receipts, name))));
    const again = await county.type('import', stick, '--to', receipts);
    expect(again.out).toContain('以前已接收，回执不变');
    const after = await Promise.all(names.map((name) => readFile(join(receipts, name))));
    expect(after.map((file, at) => file.equals(before[at] ?? Buffer.alloc(0)))).toEqual([true, true, true]);
  });

  it('is told of each file that is not taken, and the others are taken all the same', async () => {
    await register();
    await put(first);
    const changed = Buffer.from(second?.bytes ?? []);
    changed.writeUInt8(changed.readUInt8(changed.length - 40) ^ 1, changed.length - 40);
    await writeFile(join(stick, second?.fileName ?? ''), changed);
    await put(third);
    const stranger = { ...testDevice('stranger'), id: '0191a000-0000-7000-8000-00000000d007', pc: '210502007-A' };
    await put(chainOf(stranger, 1)[0]);
    const forged = sealed(
      { device: { ...testDevice('forger'), id: device.id }, seq: 2, prevHash: first?.hash ?? null },
      'forged',
    );
    await writeFile(join(stick, 'AID1-210502001-A-00000002-ffffffff.aidbatch'), forged.bytes);
    const done = await county.type('import', stick);
    expect(done.code).toBe(1);
    expect(done.err).toContain('密文与签名的校验值不一致');
    expect(done.err).toContain('210502007-A 没有登记');
    expect(done.err).toContain('电脑公钥与登记的不一致');
    expect(done.out).toContain('已接收，1 条记录');
    expect(done.out).toContain('已保存，等第 2 批到齐后接着读');
    expect(done.out).toContain('共 5 个批次文件，2 个读入，3 个没有接收');
  });

  it('is named without what a terminal would obey, and a reason is kept without what nobody sees', async () => {
    await register();
    await writeFile(join(stick, '红\u001B[31m\u202E.aidbatch'), 'none');
    const done = await county.type('import', stick);
    expect(done.out + done.err).toContain('红□[31m□.aidbatch');
    expect((await county.type('revoke', device.pc, '--reason', '\u200B')).code).toBe(2);
    expect((await county.type('revoke', device.pc, '--reason', '丢\u202E失\n')).code).toBe(0);
    const [revoked] = await running.county.books.queries.history({ kinds: ['revoked'] });
    expect(revoked?.about.reason).toBe('丢失');
  });

  it('gets receipts and feed as files that are the same as over the line', async () => {
    await register();
    for (const batch of [first, second]) await put(batch);
    await county.type('import', stick);
    const out = join(county.root, 'out');
    expect((await county.type('export-receipts', device.pc, '--to', out)).code).toBe(0);
    const pc = httpPc(device, county.url);
    await pc.logIn();
    for (const batch of [first, second]) {
      if (batch === undefined) continue;
      const { status, file } = await pc.receipt(batch);
      expect(status).toBe(200);
      const name = receiptFileName(device.pc, batch.header.seq, batch.hash);
      expect((await readFile(join(out, name))).equals(file)).toBe(true);
    }
    const fed = await county.type('export-feed', '--to', out);
    expect([fed.code, fed.out]).toEqual([0, expect.stringContaining('2 项下发内容') as string]);
    expect((await readdir(out)).filter((name) => name.endsWith('.aidfeed'))).toEqual([
      'AIDF1-210502001-A-e0001-00000001-00000002.aidfeed',
    ]);
    const unknown = await county.type('export-feed', '999999999-A', '--to', out);
    expect([unknown.code, unknown.err]).toEqual([1, '✗ 没有登记过 999999999-A。']);
  });

  it('that was revoked brings nothing more, and is out of the service at once', async () => {
    await register();
    await put(first);
    await county.type('import', stick);
    const pc = httpPc(device, county.url);
    expect(await pc.logIn()).toBe(200);
    const done = await county.type('revoke', device.pc, '--reason', '电脑丢失');
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('已停用 210502001-A') as string]);
    expect(await pc.state()).toMatchObject({ code: 'revoked' });
    await put(second);
    const refused = await county.type('import', stick);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('这台电脑已停用') as string]);
  });
});

describe('what was stored', () => {
  beforeEach(begin);
  afterEach(close);

  async function send(...which: readonly ((typeof batches)[number] | undefined)[]): Promise<void> {
    for (const batch of which) await put(batch);
    const done = await county.type('import', stick);
    expect([done.code, done.err]).toEqual([0, '']);
  }

  it('is backed up while the service runs, and an older backup loses nothing that PCs still have', async () => {
    await register();
    await send(first, second);
    const pc = httpPc(device, county.url);
    await pc.logIn();
    expect(await pc.state()).toMatchObject({ epoch: 1, received: 2, durableThrough: 0 });
    const done = await county.type('backup', join(county.root, 'backups'));
    expect([done.code, done.err]).toEqual([0, '']);
    expect(await pc.state()).toMatchObject({ durableThrough: 2 });
    await send(third);
    const [name = ''] = await readdir(join(county.root, 'backups'));
    const backup = join(county.root, 'backups', name);
    expect(await readdir(backup)).not.toContain('keys');
    await county.stop();

    const place = join(county.root, 'restored');
    const keys = join(county.folder, 'keys');
    expect((await county.type('restore', backup, '--folder', place)).err).toContain('没有县级私钥');
    expect((await county.type('restore', backup, '--keys', keys)).err).toContain('恢复只能写到空文件夹');
    const restored = await county.type('restore', backup, '--keys', keys, '--folder', place);
    expect([restored.code, restored.out]).toEqual([0, expect.stringMatching(/现在是第 \d{10} 轮/) as string]);
    await county.start(place);
    await pc.logIn();
    // What the backup holds is read again beside this: how far that is, nobody can say.
    const { epoch } = await pc.state();
    expect(epoch).toBeGreaterThan(1_700_000_000);
    for (const batch of [first, second, third, fourth]) {
      if (batch === undefined) continue;
      if ((await pc.offset(batch)) === null) {
        await pc.create(batch);
        await pc.patch(batch, 0, batch.bytes.length);
      }
      expect((await pc.receipt(batch)).status).toBe(200);
    }
    expect(await pc.state()).toMatchObject({ epoch, received: 4 });
  });

  it('is not restored from a backup in which one bit is wrong', async () => {
    await register();
    await send(first);
    await county.type('backup', join(county.root, 'backups'));
    await county.stop();
    const [name = ''] = await readdir(join(county.root, 'backups'));
    const backup = join(county.root, 'backups', name);
    await flip(join(backup, 'books', 'journal.log'), 20);
    const place = join(county.root, 'restored');
    const done = await county.type('restore', backup, '--keys', join(county.folder, 'keys'), '--folder', place);
    expect([done.code, done.err]).toEqual([2, expect.stringContaining('books/journal.log 缺失或已损坏') as string]);
    await expect(readdir(join(place, 'books'))).rejects.toThrow(/ENOENT/);
  });

  it('is looked at again: a flipped bit is found, the epoch goes up, and the batch comes back from the PC', async () => {
    await register();
    await send(first, second);
    expect((await county.type('scrub')).code).toBe(0);
    const folder = join(county.folder, 'spool', 'whole', device.id);
    await flip(join(folder, `00000001-${first?.hash}.aidbatch`), 200);
    const found = await county.type('scrub');
    expect([found.code, found.err]).toEqual([1, expect.stringContaining('00000001-') as string]);
    const pc = httpPc(device, county.url);
    await pc.logIn();
    expect(await pc.state()).toMatchObject({ epoch: 2, received: 0 });
    if (first === undefined || second === undefined) throw new Error('no batches');
    expect(await pc.offset(first)).toBeNull();
    await pc.create(first);
    await pc.patch(first, 0, first.bytes.length);
    expect([(await pc.receipt(first)).status, (await pc.receipt(second)).status]).toEqual([200, 200]);
    expect(await pc.state()).toMatchObject({ epoch: 2, received: 2 });
    expect((await county.type('scrub')).code).toBe(0);
  });

  it('stays the same when the tables are made anew', async () => {
    await register();
    await send(first, second);
    const before = await county.type('devices');
    const done = await county.type('rebuild');
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('重建查询表') as string]);
    expect((await county.type('devices')).out).toBe(before.out);
  });

  async function flip(path: string, at: number): Promise<void> {
    const file = await open(path, 'r+');
    try {
      const byte = Buffer.alloc(1);
      await file.read(byte, 0, 1, at);
      byte.writeUInt8(byte.readUInt8(0) ^ 16);
      await file.write(byte, 0, 1, at);
    } finally {
      await file.close();
    }
  }
});
