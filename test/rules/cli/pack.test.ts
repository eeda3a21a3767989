import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadCompiledPack } from '#rules';
import { BENXI, ROOT } from '../support/benxi.ts';
import { aidCase, burdenOf, identity, visit } from '../support/build-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'pack-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: readonly string[]) {
  const script = [join(ROOT, 'build', 'run.mjs'), 'rules/cli/pack.ts', ...args];
  const env = { ...process.env, AID_ROOT: ROOT };
  const { status, stdout, stderr } = spawnSync(process.execPath, script, { encoding: 'utf8', env });
  return { status, out: stdout.trimEnd().split('\n'), err: stderr.trimEnd().split('\n') };
}

/** A copy of Benxi's folder under another name, its pack.yaml changed. */
function draft(id: string, change: (yaml: string) => string): string {
  const copy = join(folder, id);
  mkdirSync(copy);
  cpSync(join(ROOT, 'rules', 'packs', 'benxi-2023', 'cases'), join(copy, 'cases'), { recursive: true });
  const yaml = readFileSync(join(ROOT, 'rules', 'packs', 'benxi-2023', 'pack.yaml'), 'utf8');
  writeFileSync(join(copy, 'pack.yaml'), change(yaml.replace('id: benxi-2023', `id: ${id}`)));
  return copy;
}

const raised = draft('benxi-raised', (yaml) =>
  yaml.replace('value: 60%, article: a4-5-basic', 'value: 65%, article: a4-5-basic'),
);

describe('npm run pack', () => {
  test('says how it is used when the command is not known', () => {
    const { status, err } = run('polish');
    expect([status, err[0]]).toEqual([2, '用法：npm run -s pack -- 命令 …']);
  });

  test('lint names file and line of every mistake, and passes a pack that is right', () => {
    const twice = draft('benxi-twice', (yaml) =>
      yaml
        .replace('kinds: { value: [inpatient,', 'colour: red\nkinds: { value: [outpatient,')
        .replace("'2000.00'", "'2,000'"),
    );
    const { status, err } = run('lint', twice);
    const lineOf = (text: string): number =>
      readFileSync(join(twice, 'pack.yaml'), 'utf8')
        .split('\n')
        .findIndex((line) => line.includes(text)) + 1;
    const file = join(twice, 'pack.yaml');
    expect(status).toBe(1);
    expect(err).toEqual([
      `${file}:${lineOf('value: [outpatient,')}: 费用种类 · 第 1 项：“outpatient”不是费用种类代码`,
      `${file}:${lineOf("'2,000'")}: 救助项目 · “基本救助” · 公布的标准 · “低保边缘家庭成员” · 起付标准：“2,000”不是金额（元，如 2000.00）`,
      `${file}:${lineOf('colour: red')}: colour：没有这个键，请检查拼写`,
      '共 3 个问题',
    ]);
    expect(run('lint', 'benxi-2023')).toMatchObject({ status: 0, out: ['benxi-2023：没有发现问题'] });
    expect(run('lint', 'nowhere')).toMatchObject({ status: 2, err: ['找不到政策包“nowhere”'] });
  });

  test('examples shows those that no longer come out, with the article each proves', () => {
    const { status, err } = run('examples', raised);
    expect(status).toBe(1);
    expect(err.some((line) => line.includes('（本溪市实施方案 四(五)）'))).toBe(true);
    expect(err.at(-1)).toMatch(/^\d+ 个算例不符$/);
  });

  test('diff says in words what differs', () => {
    expect(run('diff', 'benxi-2023', raised)).toMatchObject({
      status: 0,
      out: [
        '本溪市实施方案（benxi-2023）与本溪市实施方案（benxi-raised）相比：',
        '改：救助项目 · “基本救助” · 公布的标准 · “低保边缘家庭成员” · 比例：60% → 65%',
        '共 1 处不同',
      ],
    });
    expect(run('diff', 'benxi-2023', 'benxi-2023').out).toEqual(['两个政策包的内容相同']);
    const released = join(ROOT, 'rules', 'packs', 'benxi-2023', 'released', '1.yaml');
    expect(run('diff', released, 'benxi-2023').out.at(-1)).toMatch(/^共 \d+ 处不同$/);
  });

  test('affected lists the cases that would get another amount, and how much', () => {
    const edge = { insurance: 'resident' as const, identities: [identity('dibao_edge')] };
    const cases = [aidCase(), aidCase({ id: 'c2', person: edge, visits: [visit({ amounts: burdenOf('3000.00') })] })];
    const file = join(folder, 'cases.json');
    writeFileSync(file, JSON.stringify({ format: 'aid-case/1', pack: 'benxi-2023', cases }));
    expect(run('affected', raised, file)).toMatchObject({
      status: 0,
      out: ['c2：600.00 → 650.00 元，增加 50.00 元', '2 个案件中 1 个不同，合计增加 50.00 元'],
    });
    expect(run('affected', 'benxi-2023', file).out).toEqual(['2 个案件中 0 个不同']);
    expect(run('affected', raised, join(folder, 'none.json')).status).toBe(2);
  });

  test('affected shares many cases among threads and keeps them in order', () => {
    const edge = { insurance: 'resident' as const, identities: [identity('dibao_edge')] };
    const count = 10_000;
    const cases = Array.from({ length: count }, (_, index) =>
      aidCase({
        id: `c${index}`,
        ...(index % 4_000 === 1 ? { person: edge } : {}),
        visits: [visit({ amounts: burdenOf('3000.00') })],
      }),
    );
    const file = join(folder, 'many.json');
    writeFileSync(file, JSON.stringify({ format: 'aid-case/1', pack: 'benxi-2023', cases }));
    expect(run('affected', raised, file).out).toEqual([
      ...[1, 4_001, 8_001].map((place) => `c${place}：600.00 → 650.00 元，增加 50.00 元`),
      `${count} 个案件中 3 个不同，合计增加 150.00 元`,
    ]);
    const broken = cases.map((item, index) => (index === 5_001 || index === 9_999 ? { ...item, id: 'c0' } : item));
    writeFileSync(file, JSON.stringify({ format: 'aid-case/1', pack: 'benxi-2023', cases: [...broken, {}] }));
    expect(run('affected', raised, file).err).toEqual([
      `${file}: cases[${count}].id: 缺少编号（1 至 200 个字）`,
      `${file}: cases[${count}].person: 缺少一组键值`,
      `${file}: cases[${count}].applicationDate: 缺少日期（如 "2023-03-01"）`,
      `${file}: cases[${count}].visits: 缺少列表`,
      `${file}: cases[5001].id: "c0" 与文件中另一个案件的编号相同`,
      `${file}: cases[9999].id: "c0" 与文件中另一个案件的编号相同`,
    ]);
  });

  test('compile writes what the app loads', () => {
    const file = join(folder, 'benxi.json');
    expect(run('compile', 'benxi-2023', '--out', file).out).toEqual([`已写入 ${file}`]);
    expect(loadCompiledPack(readFileSync(file, 'utf8'))).toEqual({ ok: true, value: BENXI });
    expect(run('diff', 'benxi-2023', file).out).toEqual(['两个政策包的内容相同']);
  });

  test('sign and verify agree, and verify refuses an older release and a file without signature', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const [secret, open, file] = ['secret.pem', 'open.pem', 'benxi-2023-2.aidpack'].map((name) => join(folder, name));
    if (secret === undefined || open === undefined || file === undefined) throw new Error('No file names');
    writeFileSync(secret, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(open, publicKey.export({ type: 'spki', format: 'pem' }));
    expect(run('sign', 'benxi-2023', '--key', secret, '--version', '2', '--out', folder).out).toEqual([
      `已写入 ${file}`,
    ]);
    expect(run('verify', file, '--key', open).out).toEqual([`benxi-2023：签名有效，第 2 版，${BENXI.hash}`]);
    expect(run('verify', file, '--key', open, '--at-least', '3')).toMatchObject({
      status: 1,
      err: [`${file}：这是本溪市实施方案的第 2 版，要求第 3 版或更新`],
    });
    expect(run('verify', join(folder, 'cases.json'), '--key', open)).toMatchObject({
      status: 1,
      err: [`${join(folder, 'cases.json')}：这不是签名的政策包文件（.aidpack）。请向发布单位索取。`],
    });
    expect(run('verify', join(folder, 'none'), '--key', open).status).toBe(2);
    expect(run('sign', 'benxi-2023', '--key', open, '--version', '2').status).toBe(2);
    expect(run('sign', 'benxi-2023', '--key', secret, '--version', '0').status).toBe(2);
  });
});
