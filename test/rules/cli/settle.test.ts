import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { resultFileSchema } from '#shared/settlement/result-file.ts';
import { ENGINE_VERSION } from '#rules';
import { BENXI, ROOT } from '../support/benxi.ts';
import { aidCase, burdenOf, visit } from '../support/build-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'settle-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FILE = { format: 'aid-case/1', pack: 'benxi-2023', cases: [aidCase()] };

function settleFile(input: unknown, ...args: readonly string[]) {
  const name = join(folder, 'input.json');
  writeFileSync(name, typeof input === 'string' ? input : JSON.stringify(input));
  return run([name, ...args]);
}

function run(args: readonly string[], input = '', root = ROOT) {
  const script = [join(ROOT, 'build', 'run.mjs'), 'rules/cli/settle.ts', ...args];
  const options = { input, encoding: 'utf8', env: { ...process.env, AID_ROOT: root } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, script, options);
  return { status, stdout, stderr };
}

describe('npm run settle', () => {
  test('writes the result and nothing else on stdout, exit 0; without --trace there is no trace', () => {
    const { status, stdout } = settleFile(FILE);
    const result = resultFileSchema.parse(JSON.parse(stdout));
    expect(status).toBe(0);
    expect({ ...result, cases: [] }).toEqual({
      format: 'aid-result/1',
      pack: 'benxi-2023',
      packHash: BENXI.hash,
      engine: ENGINE_VERSION,
      cases: [],
    });
    expect(result.cases[0]?.payable).toBe('700.00');
    expect(result.cases[0]).not.toHaveProperty('trace');
  });

  test('reads standard input for -, and gives the same bytes with every run', () => {
    const text = JSON.stringify(FILE);
    const [first, second] = [run(['-', '--trace'], text), run(['-', '--trace'], `\uFEFF${text}`)];
    expect(first.status).toBe(0);
    expect(second.stdout).toBe(first.stdout);
    expect(resultFileSchema.parse(JSON.parse(first.stdout)).cases[0]?.trace).toHaveLength(14);
  });

  test('writes one line a problem on stderr, nothing on stdout, exit 2', () => {
    const bad = aidCase({ id: 'c2', visits: [visit({ amounts: { ...burdenOf('1.00'), inScope: '12,0' } })] });
    const worse = aidCase({ visits: [visit({ from: '2023-05-11' })] });
    expect(settleFile({ ...FILE, cases: [bad, worse] })).toEqual({
      status: 2,
      stdout: '',
      stderr: [
        'cases[0].visits[0].amounts.inScope: "12,0" 不是金额（如 "2000.00"，不超过 99999999.99）',
        'cases[1].visits[0].to: 2023-05-10 早于起始日期 2023-05-11',
        '',
      ].join('\n'),
    });
  });

  test('names the installed packs when the file asks for another', () => {
    const { status, stdout, stderr } = settleFile({ ...FILE, pack: 'nowhere-1999' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^pack: 没有政策包“nowhere-1999”；已安装：.*benxi-2023/);
  });

  test('refuses parameters and funds that the pack does not know', () => {
    const opening = [{ year: 2023, burden: '0.00', paid: { x: '0.00' } }];
    const { status, stderr } = settleFile({ ...FILE, local: { rate: '1.00' }, cases: [aidCase({ opening })] });
    expect([status, stderr]).toEqual([
      2,
      'local.rate: 政策包“benxi-2023”没有这个地方参数\ncases[0].opening[0].paid.x: 政策包“benxi-2023”没有这个救助项目\n',
    ]);
  });

  test('survives 10,000-deep nesting with a message', () => {
    const { status, stdout, stderr } = settleFile(`{"format":${'['.repeat(10_000)}${']'.repeat(10_000)}}`);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe('括号嵌套过深，不是正常的案件文件\n');
  });

  test('says how it is used, and which file cannot be read', () => {
    expect(run([]).stderr).toMatch(/^用法：npm run -s settle -- 案件\.json \[--trace\]/);
    expect(run(['--verbose', 'x']).stderr).toMatch(/^用法：/);
    const missing = run([join(folder, 'missing.json')]);
    expect([missing.status, missing.stdout]).toEqual([2, '']);
    expect(run([folder]).stderr).toMatch(/：这是文件夹，不是文件\n$/);
    expect(missing.stderr).toMatch(/^读不到文件“.*missing\.json”：没有这个文件\n$/);
  });

  test('says what is wrong with a pack that cannot be used', () => {
    cpSync(join(ROOT, 'rules', 'packs', 'benxi-2023'), join(folder, 'rules', 'packs', 'other-2024'), {
      recursive: true,
    });
    const { status, stderr } = run(['-'], JSON.stringify({ ...FILE, pack: 'other-2024' }), folder);
    expect([status, stderr]).toEqual([
      2,
      `${join(folder, 'rules', 'packs', 'other-2024', 'pack.yaml')}:1: id 写的是“benxi-2023”，应与文件夹同名\n`,
    ]);
  });
});
