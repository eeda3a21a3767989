import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCountyFolder } from '../../../county/config/county-folder.ts';
import { fixedBytes } from '../support/sample-batch.ts';
import { runTool, startProcess } from './support/county-process.ts';
import { prepareFolder } from './support/prepare-folder.ts';

let root = '';
let folder = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'aid-first-'));
  folder = join(root, 'data');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const openFolder = (parts: { code?: string; name?: string } = {}, env: NodeJS.ProcessEnv = {}) =>
  openCountyFolder({ folder, code: parts.code ?? null, name: parts.name ?? null }, env, fixedBytes('first'));
const OWN = { code: '210502', name: '测试县医疗保障局' };

describe('a county’s folder', () => {
  it('is made with keys that only its owner can read, and is the same when opened again', async () => {
    const made = await openFolder(OWN);
    expect(made.made).toMatch(/核对码　　(\d{4}[ （]?){8}/);
    const names = await readdir(join(folder, 'keys'));
    expect(names.sort()).toEqual(
      [
        `${made.secret.keyId}.aidcounty-secret.json`,
        `${made.secret.keyId}.aidcounty.json`,
        `${made.secret.keyId}.aidpolicy-private.pem`,
        'data-key',
      ].sort(),
    );
    for (const name of names.filter((file) => !file.endsWith('.aidcounty.json')))
      expect((await stat(join(folder, 'keys', name))).mode & 0o077).toBe(0);
    expect((await stat(folder)).mode & 0o077).toBe(0);
    const again = await openFolder();
    expect(again).toMatchObject({ code: OWN.code, name: OWN.name, made: null, dataKeys: made.dataKeys });
    expect(again.secret.keyId).toBe(made.secret.keyId);
  });

  it('begins again after a first start that was cut off, with the keys there are', async () => {
    const { secret } = await openFolder(OWN);
    await rm(join(folder, 'county.json'));
    await mkdir(join(folder, 'keys.making'));
    const again = await openFolder(OWN);
    expect([again.made, again.secret.keyId]).toEqual([null, secret.keyId]);
  });

  it.each<readonly [string, () => Promise<unknown>, string]>([
    ['whose county is not said', () => openFolder(), '首次启动请写明县'],
    ['of another county', async () => (await openFolder(OWN), openFolder({ code: '999999' })), '与 --code 999999 不符'],
    [
      'whose description is damaged',
      async () => (await openFolder(OWN), await writeFile(join(folder, 'county.json'), '{'), openFolder()),
      '已损坏或不是本程序写的',
    ],
    [
      'that lost its keys',
      async () => (await openFolder(OWN), await rm(join(folder, 'keys'), { recursive: true }), openFolder()),
      '没有县级私钥文件',
    ],
    [
      'that lost its data key: no other is made',
      async () => (await openFolder(OWN), await rm(join(folder, 'keys', 'data-key')), openFolder()),
      '没有数据密钥',
    ],
    [
      'whose data key is cut',
      async () => (await openFolder(OWN), await writeFile(join(folder, 'keys', 'data-key'), 'AAAA'), openFolder()),
      '数据密钥不对',
    ],
    [
      'with two secret keys',
      async () => (
        await openFolder(OWN),
        await writeFile(join(folder, 'keys', 'x.aidcounty-secret.json'), '{}'),
        openFolder()
      ),
      '有几把县级私钥',
    ],
  ])('%s is refused in a sentence', async (_what, open, sentence) => {
    await expect(open()).rejects.toThrow(sentence);
  });

  it('takes the data key from the environment', async () => {
    const given = Buffer.alloc(32, 9).toString('base64url');
    const opened = await openFolder(OWN, { COUNTY_DATA_KEY: given });
    expect(Buffer.from(opened.dataKeys.present).toString('base64url')).toBe(given);
    expect(await readdir(join(folder, 'keys'))).not.toContain('data-key');
  });
});

describe('a service in a process of its own', () => {
  it('says the first administrator’s password once, keeps it nowhere, and is alone in its folder', async () => {
    const first = await startProcess(folder, '--code', OWN.code, '--name', OWN.name);
    const second = await runTool(folder, '--port', '0');
    expect([second.code, second.err]).toEqual([2, expect.stringContaining('正在被另一个县级服务使用') as string]);
    expect(((await (await fetch(`${first.url}/health`)).json()) as { ready: boolean }).ready).toBe(true);
    const ended = await first.stop();
    const password = /一次性密码　([0-9A-Z-]{23})/.exec(ended.out)?.[1] ?? 'none';
    expect([ended.code, ended.err, password]).toEqual([0, '', expect.stringMatching(/^[0-9A-Z]{5}-/) as string]);
    expect(ended.out).toContain('已停止。');
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile())
        expect((await readFile(join(entry.parentPath, entry.name))).includes(Buffer.from(password))).toBe(false);
    const again = await startProcess(folder);
    expect((await again.stop()).out).not.toContain('一次性密码');
  });

  it('makes its tables anew when their folder is damaged or half made', async () => {
    await prepareFolder(folder);
    expect((await runTool(folder, 'make-code', '210502001-A')).code).toBe(0);
    for (const harm of [
      async () => rm(join(folder, 'books', 'tables', 'global'), { recursive: true, force: true }),
      async () => rm(join(folder, 'books', 'tables', 'PG_VERSION'), { force: true }),
      async () => rm(join(folder, 'books', 'tables'), { recursive: true, force: true }),
    ]) {
      await harm();
      const done = await runTool(folder, 'scrub');
      expect([done.code, done.out]).toEqual([0, expect.stringContaining('日志 1 条') as string]);
    }
  });

  it('says in a sentence when a port is taken, and lets its folder go', async () => {
    await prepareFolder(folder);
    const first = await startProcess(folder);
    const other = join(root, 'other');
    await prepareFolder(other);
    const taken = await runTool(other, '--port', new URL(first.url).port);
    expect([taken.code, taken.err]).toEqual([2, expect.stringContaining('端口已被占用') as string]);
    expect((await runTool(other, 'devices')).code).toBe(0);
    await first.stop();
  });
});
