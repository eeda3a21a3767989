import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { machine, now } from '../../../county/context.ts';
import { runCounty } from '../../../county/run-county.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { applicationOf } from '../decide/support/county.ts';
import { enrolment } from '../http/support/county-service.ts';
import { sealed, testDevice } from '../support/sample-batch.ts';
import { PACKS } from '../support/settled-record.ts';
import { prepareFolder } from './support/prepare-folder.ts';

const device = testDevice();
const first = sealed({ device, records: [applicationOf(device.pc, 1)] }, 'first');
const second = sealed({ device, seq: 2, prevHash: first.hash, records: [applicationOf(device.pc, 2)] }, 'second');
const forked = sealed({ device, seq: 2, prevHash: first.hash, records: [applicationOf(device.pc, 3)] }, 'forked');

describe('a county on PostgreSQL', { timeout: 180_000 }, () => {
  let root = '';
  const servers: TestPostgres[] = [];
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'aid-pg-backup-'));
    servers.push(await startPostgres(), await startPostgres());
    await prepareFolder(join(root, 'node'));
    await mkdir(join(root, 'stick'));
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await rm(root, { recursive: true, force: true });
  });

  /** Types a command at a node of one of the servers; null: at a folder. */
  async function type(server: number | null, folder: string, ...args: readonly string[]) {
    const [out, err]: [string[], string[]] = [[], []];
    const url = server === null ? undefined : servers[server]?.url;
    const code = await runCounty([...args, '--folder', join(root, folder)], {
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
      here: root,
      env: url === undefined ? {} : { DATABASE_URL: url },
      packsFolder: PACKS,
      consoleFolder: root,
      machine,
      now,
    });
    return { code, out: out.join('\n'), err: err.join('\n') };
  }

  it('is backed up as a folder is, so that PCs know what is safe, and comes back into a database or a folder', async () => {
    const made = await type(0, 'node', 'make-code', device.pc);
    const code = /登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '';
    await writeFile(join(root, 'stick', 'a.json'), JSON.stringify(enrolment(device, { code })));
    expect((await type(0, 'node', 'enrol', 'stick/a.json')).code).toBe(0);
    for (const batch of [first, second]) await writeFile(join(root, 'stick', batch.fileName), batch.bytes);
    expect((await type(0, 'node', 'import', 'stick')).out).toContain('2 个读入');
    // One more that people must look at: what waits for them comes back as well.
    await writeFile(join(root, 'stick', forked.fileName), forked.bytes);
    expect((await type(0, 'node', 'import', 'stick')).code).toBe(1);
    await rm(join(root, 'stick', forked.fileName));
    const [aside] = (await type(0, 'node', 'quarantine')).out.split('\n');
    expect(aside).toContain(device.pc);
    expect((await type(0, 'node', 'devices')).out).toContain('已备份到第 0 批');
    const done = await type(0, 'node', 'backup', 'backups');
    expect([done.code, done.err]).toEqual([0, '']);
    expect(done.out).toMatch(/已备份 \d+ 条日志、2 个批次文件、1 个隔离文件到/);
    expect((await type(0, 'node', 'devices')).out).toContain('已收到第 2 批　已备份到第 2 批');

    const [name = ''] = await readdir(join(root, 'backups'));
    const keys = join(root, 'node', 'keys');
    const from = ['restore', join('backups', name), '--keys', keys] as const;
    const into = await type(1, 'new', ...from);
    expect([into.code, into.err]).toEqual([0, '']);
    expect((await type(1, 'new', 'quarantine')).out.split('\n')[0]).toBe(aside);
    // No receipt of the new epoch yet; each batch that comes again gets one, and is booked once.
    expect((await type(1, 'new', 'import', 'stick')).out).toContain('共 2 个批次文件，2 个读入');
    expect((await type(1, 'new', 'devices')).out).toContain('已收到第 2 批');
    expect((await type(1, 'new', 'scrub')).out).toContain('批次 2 个，内容完好');
    expect(await readdir(join(root, 'new'))).not.toContain('restoring');
    expect((await type(1, 'again', ...from)).err).toContain('数据库里已有这个县的数据');
    expect((await type(null, 'plain', ...from)).code).toBe(0);
    expect((await type(null, 'plain', 'import', 'stick')).out).toContain('共 2 个批次文件，2 个读入');
  });

  it('opens only with the keys of the county, and a node without them makes none that pass', async () => {
    const stranger = await type(0, 'stranger', 'devices', '--code', '210502', '--name', '测试县医疗保障局');
    expect([stranger.code, stranger.err]).toEqual([2, expect.stringContaining('打不开这个县的日志') as string]);
    const keys = join(root, 'stranger', 'keys');
    await writeFile(join(keys, 'data-key'), await readFile(join(root, 'node', 'keys', 'data-key')));
    expect((await type(0, 'stranger', 'devices')).err).toContain('缺少县级私钥');
  });
});
