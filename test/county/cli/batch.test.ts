import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fen, formatYuan } from '#shared/fen.ts';
import { runBatch } from '../../../county/cli/run-batch.ts';
import { readCountyKey } from '../../../electron/sync/read-county-key.ts';
import { describeRecheck } from '../../../county/cli/describe-recheck.ts';
import { sealed, testCounty, testDevice } from '../support/sample-batch.ts';
import { PERSONAL, sampleRecord } from '../support/sample-record.ts';
import { PACKS, settledRecord } from '../support/settled-record.ts';

const folder = mkdtempSync(join(tmpdir(), 'aid-batch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string): string => join(folder, name);

const county = testCounty();
const honest = sealed({ records: [settledRecord(1), settledRecord(2)] });
const forged = sealed({ records: [{ ...settledRecord(1), ...lie() }] });
const unknownPack = sealed({ records: [sampleRecord(1)] });
writeFileSync(inFolder('secret.json'), JSON.stringify(county.secretFile));
writeFileSync(inFolder('elsewhere.json'), JSON.stringify(testCounty('elsewhere').secretFile));
writeFileSync(inFolder('honest.aidbatch'), honest.bytes);
writeFileSync(inFolder('forged.aidbatch'), forged.bytes);
writeFileSync(inFolder('unknown.aidbatch'), unknownPack.bytes);
writeFileSync(inFolder('cut.aidbatch'), honest.bytes.subarray(0, -1));

/** A record whose clerk asks for one fen more than the engine gave. */
function lie() {
  const { result, payableFen } = settledRecord(1);
  const payable = formatYuan(fen(payableFen + 1));
  return {
    payableFen: payableFen + 1,
    result: { ...result, cases: result.cases.map((item) => ({ ...item, payable })) },
  };
}

function run(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = runBatch(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    resolve: inFolder,
    packsFolder: PACKS,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('verify', () => {
  test('shows what is inside, the identity number masked, and one line per check', () => {
    const { code, out, err } = run('verify', 'honest.aidbatch', '--key', 'secret.json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('发出电脑　　210502001-A');
    expect(out).toContain('记录数　　　2 条');
    expect(out).toContain(`1　210502001-A-2023-00001　第 3 版　${PERSONAL.name}　210502********123X　已测算　应救助 `);
    expect(out).toContain('✓ 用同一政策包复算 2 条，每一步都一致');
    expect(out).toContain('· 没有核对电脑是否登记');
    expect(out).not.toContain('✗');
    for (const hidden of [PERSONAL.idNumber, PERSONAL.phone, PERSONAL.account]) expect(out).not.toContain(hidden);
  });

  test('notices a file that was given another name', () => {
    const notice = '· 文件名与内容不符';
    writeFileSync(inFolder(honest.fileName), honest.bytes);
    expect(run('verify', honest.fileName, '--key', 'secret.json').out).not.toContain(notice);
    expect(run('verify', 'honest.aidbatch', '--key', 'secret.json')).toMatchObject({
      code: 0,
      out: expect.stringContaining(notice),
    });
  });

  test('shows everything with --full, down to the steps of the arithmetic', () => {
    const { code, out } = run('verify', 'honest.aidbatch', '--key', 'secret.json', '--full');
    expect(code).toBe(0);
    for (const shown of Object.values(PERSONAL)) expect(out).toContain(shown);
    const trace = settledRecord(1).result.cases[0]?.trace ?? [];
    expect(trace.length).toBeGreaterThan(3);
    for (const step of trace) expect(out).toContain(step.text);
  });

  test('names the enrolled PC when its key is given, and refuses any other', () => {
    const key = Buffer.from(testDevice().publicKey).toString('base64url');
    expect(run('verify', 'honest.aidbatch', '--key', 'secret.json', '--device-key', key)).toMatchObject({
      code: 0,
      out: expect.stringContaining('✓ 签名的电脑就是登记的那台'),
    });
    const other = Buffer.from(testDevice('other').publicKey).toString('base64url');
    expect(run('verify', 'honest.aidbatch', '--key', 'secret.json', '--device-key', other)).toEqual({
      code: 1,
      out: '',
      err: '✗ 文件头里的电脑公钥与登记的不一致，可能不是这台电脑发出的。',
    });
  });

  test('says which records were accepted before the data moved to this PC', () => {
    const moved = { ...testDevice(), pc: '210502001-Q', formerPcs: ['210502001-A'] };
    writeFileSync(
      inFolder('moved.aidbatch'),
      sealed({ records: [settledRecord(1), settledRecord(2)], device: moved }).bytes,
    );
    const { code, out } = run('verify', 'moved.aidbatch', '--key', 'secret.json');
    expect(code).toBe(0);
    expect(out).toContain('  迁来以前　　210502001-A');
    expect(out).toContain(
      '  · 2 条是数据迁来以前在 210502001-A 受理的，请核对 210502001-A 已停用，没有另外报送过这些申请',
    );
  });

  test('gives the whole content as JSON with --json', () => {
    const { code, out } = run('verify', 'honest.aidbatch', '--key', 'secret.json', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      hash: honest.hash,
      header: honest.header,
      records: [{ record: settledRecord(1), recheck: { verdict: 'same' } }, { record: settledRecord(2) }],
    });
  });

  test('finds one fen too much, shows the step and ends with 1', () => {
    const { code, out } = run('verify', 'forged.aidbatch', '--key', 'secret.json');
    expect(code).toBe(1);
    expect(out).toMatch(/✗ .+ › payable：申报 \d+\.\d1；复算 \d+\.\d0/);
    expect(out).toContain('✗ 1 条复算不一致，应停止支付并核查');
    expect(JSON.parse(run('verify', 'forged.aidbatch', '--key', 'secret.json', '--json').out)).toMatchObject({
      ok: false,
    });
  });

  test('writes a whole step that differs on one line', () => {
    const difference = { path: '第 1 步', declared: '一句\n算式\n1.00', again: null };
    expect(describeRecheck({ verdict: 'differs', differences: [difference] })).toEqual([
      '✗ 第 1 步：申报 一句，算式，1.00；复算 没有',
    ]);
  });

  test('says when the pack is not installed here', () => {
    const { code, out } = run('verify', 'unknown.aidbatch', '--key', 'secret.json');
    expect(code).toBe(0);
    expect(out).toContain('· 1 条没有复算：这里没有安装同一版本的政策包');
  });

  test.each([
    ['cut.aidbatch', 'secret.json', /^✗ 文件不完整，少了 1 字节/],
    ['honest.aidbatch', 'elsewhere.json', /^✗ 这个批次是封给另一把县级密钥/],
    ['secret.json', 'secret.json', /^✗ 这不是医疗救助批次文件/],
  ])('refuses %s with key %s in one sentence, exit 1', (file, key, sentence) => {
    const { code, out, err } = run('verify', file, '--key', key);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(sentence);
    expect(JSON.parse(run('verify', file, '--key', key, '--json').out)).toMatchObject({ ok: false, refusal: {} });
  });
});

describe('header', () => {
  test('shows the clear facts without any key and nothing of the content', () => {
    const { code, out } = run('header', 'honest.aidbatch');
    expect(code).toBe(0);
    expect(out).toContain(honest.hash);
    expect(out).toContain('✓ 文件头规范，电脑签名有效，文件完整（内容未打开）');
    for (const hidden of Object.values(PERSONAL)) expect(out).not.toContain(hidden);
    expect(JSON.parse(run('header', 'honest.aidbatch', '--json').out)).toEqual({
      ok: true,
      hash: honest.hash,
      header: honest.header,
    });
  });

  test('refuses a damaged file, exit 1', () => {
    expect(run('header', 'cut.aidbatch', '--json')).toMatchObject({
      code: 1,
      err: expect.stringContaining('文件不完整'),
    });
  });
});

describe('keygen', () => {
  test('makes a pair that the window takes and the county can open with', () => {
    const { code, out } = run('keygen', 'keys', '--name', '清河县医疗保障局');
    expect(code).toBe(0);
    const [secretName = '', publicName = ''] = readdirSync(inFolder('keys')).sort();
    expect(statSync(join(inFolder('keys'), secretName)).mode & 0o777).toBe(0o600);
    const key = readCountyKey(readFileSync(join(inFolder('keys'), publicName), 'utf8'));
    if (!key.ok) throw new Error(key.error.code);
    expect(key.value.name).toBe('清河县医疗保障局');
    expect(out).toContain(key.value.fingerprint);
    writeFileSync(inFolder('own.aidbatch'), sealed({ county: key.value }).bytes);
    expect(run('verify', 'own.aidbatch', '--key', join('keys', secretName)).code).toBe(0);
  });
});

test.each([
  [[]],
  [['verify', 'honest.aidbatch']],
  [['verify', 'honest.aidbatch', 'second', '--key', 'secret.json']],
  [['open', 'honest.aidbatch']],
  [['header', 'honest.aidbatch', '--unknown']],
  [['header', 'missing.aidbatch']],
  [['verify', 'honest.aidbatch', '--key', 'missing.json']],
  [['verify', 'honest.aidbatch', '--key', 'honest.aidbatch']],
  [['keygen', 'secret.json']],
])('used wrongly (%j), it says how to use it, exit 2', (args) => {
  const { code, out, err } = run(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/用法|读不出|不是有效的|没有写成/);
});

test('the command runs on plain Node from any folder', () => {
  const root = join(import.meta.dirname, '../../..');
  const args = [join(root, 'build/run.mjs'), 'county/cli/batch.ts'];
  const options = { cwd: root, encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } } as const;
  const out = execFileSync(process.execPath, [...args, 'verify', 'honest.aidbatch', '--key', 'secret.json'], options);
  expect(out).toContain('✓ 用同一政策包复算 2 条，每一步都一致');
  const refused = spawnSync(process.execPath, [...args, 'header', 'cut.aidbatch'], options);
  expect(refused).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('✗ 文件不完整') });
});
