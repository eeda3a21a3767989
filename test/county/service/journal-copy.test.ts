import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationOf } from '../decide/support/county.ts';
import { sealed, testDevice } from '../support/sample-batch.ts';
import { httpPc } from './support/http-pc.ts';
import { countyFolder } from './support/running-county.ts';

const device = testDevice();
const first = sealed({ device, records: [applicationOf(device.pc, 1)] }, 'first');
const second = sealed({ device, seq: 2, prevHash: first.hash, records: [applicationOf(device.pc, 2)] }, 'second');

describe('a county whose journal is written in a second place too', { timeout: 180_000 }, () => {
  let county: Awaited<ReturnType<typeof countyFolder>>;
  let copy = '';
  let place = '';
  beforeAll(async () => {
    county = await countyFolder();
    copy = join(county.root, 'second');
    place = join(county.root, 'restored');
  });
  afterAll(() => county.remove());

  it('is set up once, then whoever opens the folder writes both, and a place that is gone stops the start', async () => {
    expect((await county.type('devices', '--journal-copy', join(county.folder, 'inside'))).err).toContain(
      '数据文件夹以外',
    );
    expect((await county.type('devices', '--journal-copy', copy)).code).toBe(0);
    const log = (folder: string): Promise<string> => readFile(join(folder, 'journal.log'), 'utf8');
    const same = async () => expect(await log(copy)).toBe(await log(join(county.folder, 'books')));
    await county.type('raise-epoch', '--reason', '试');
    await same();
    await rename(copy, `${copy}-away`);
    const gone = await county.type('devices');
    expect([gone.code, gone.err]).toEqual([2, expect.stringContaining('第二份日志不见了') as string]);
    await rename(`${copy}-away`, copy);
    await county.start();
    await same();
  });

  it('loses neither a decision nor a payment when it is restored from an older backup', async () => {
    const code =
      /登记码　([\w-]+)/.exec((await county.type('make-code', device.pc)).out)?.[1]?.replaceAll('-', '') ?? '';
    const pc = httpPc(device, county.url);
    await pc.enrol(code);
    await pc.logIn();
    const send = async (batch: typeof first): Promise<void> => {
      if ((await pc.offset(batch)) === null) {
        await pc.create(batch);
        await pc.patch(batch, 0, batch.bytes.length);
      }
      expect((await pc.receipt(batch)).status).toBe(200);
    };
    await send(first);
    expect((await county.type('backup', join(county.root, 'backups'))).code).toBe(0);
    await send(second);
    await county.stop();
    // Somebody decided and paid after the backup.
    const running = await county.start();
    const { books } = running.county;
    const user = (name: string, role: 'approver' | 'payer') =>
      books.makeUser({ user: name, name, roles: [role], password: 'p', active: true }, 'cli');
    await user('wang', 'approver');
    await user('li', 'payer');
    const cases = await books.queries.cases({});
    for (const { record, payableFen } of cases) {
      const said = { record, decision: 'approved', approvedFen: payableFen, reason: '核对过', places: [] } as const;
      expect(await books.decide(said, 'wang')).toMatchObject({ ok: true });
    }
    const payments = cases.map(({ record, payableFen }) => ({ record, amountFen: payableFen }));
    const totalFen = payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
    expect(await books.pay({ paidOn: '2023-11-01', totalFen, payments }, 'li')).toMatchObject({ ok: true });
    await county.stop();

    const [name = ''] = await readdir(join(county.root, 'backups'));
    const backup = join(county.root, 'backups', name);
    const keys = join(county.folder, 'keys');
    const wrong = join(county.root, 'empty');
    await mkdir(wrong);
    const restore = (...more: readonly string[]) =>
      county.type('restore', backup, '--keys', keys, '--folder', place, ...more);
    expect((await restore('--journal-copy', wrong)).err).toContain('没有第二份日志');
    await rm(place, { recursive: true });
    const done = await restore('--journal-copy', copy);
    expect([done.code, done.err]).toEqual([0, '']);
    expect(done.out).toMatch(/备份以后的 \d+ 条日志（包括审批和付款登记）已从第二份日志补回/);
    const again = await county.start(place);
    await pc.logIn();
    const { books: restored } = again.county;
    // The bytes of the second batch are gone until its PC sends them again; what was paid for it stands all the same.
    await send(first);
    await send(second);
    await restored.mend();
    const paid = await restored.queries.payments({});
    expect(paid.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(totalFen);
    expect((await restored.queries.payList()).rows).toEqual([]);
    expect((await restored.queries.cases({})).map(({ state }) => state)).toEqual(['paid', 'paid']);
    // The old folder is behind the second journal now: started by mistake, it says so instead of forking the county's history.
    await county.stop();
    const old = await county.type('devices');
    expect([old.code, old.err]).toEqual([2, expect.stringContaining('数据文件夹是旧的') as string]);
    await writeFile(join(county.folder, 'journal-copy'), `${wrong}\n`);
    expect((await county.type('devices')).err).toContain('第二份日志不见了');
    expect((await county.type('devices', '--journal-copy', 'none')).code).toBe(0);
  });
});
