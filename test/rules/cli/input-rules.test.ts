import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ROOT } from '../support/benxi.ts';
import { aidCase, burdenOf, identity, visit } from '../support/build-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'settle-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

function settleText(text: string) {
  const name = join(folder, 'input.json');
  writeFileSync(name, text);
  const script = [join(ROOT, 'build', 'run.mjs'), 'rules/cli/settle.ts', name];
  const options = { encoding: 'utf8', env: { ...process.env, AID_ROOT: ROOT }, maxBuffer: 2 ** 28 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, script, options);
  return { status, stdout, lines: stderr.trimEnd().split('\n') };
}

const AMOUNTS = burdenOf('1000.00');
const withAmounts = (changes: object) => ({ visits: [visit({ amounts: { ...AMOUNTS, ...changes } })] });
const withVisit = (changes: object) => ({ visits: [{ ...visit(), ...changes }] });
const withPerson = (changes: object) => ({
  person: { insurance: 'resident', identities: [identity('dibao')], ...changes },
});
const OPENING = { year: 2023, burden: '0.00', paid: {} };

/** One bad case a rule of the input format, and the one line that it must give, after its place in the file. */
const RULES: readonly (readonly [rule: string, changes: object, line: string])[] = [
  [
    'an amount is text',
    withAmounts({ other: 12 }),
    '.visits[0].amounts.other: 12 不是金额（如 "2000.00"，不超过 99999999.99）',
  ],
  [
    'an amount has at most two decimals',
    withAmounts({ other: '1.234' }),
    '.visits[0].amounts.other: "1.234" 不是金额（如 "2000.00"，不超过 99999999.99）',
  ],
  [
    'an amount is not negative',
    withAmounts({ other: '-1.00' }),
    '.visits[0].amounts.other: "-1.00" 不是金额（如 "2000.00"，不超过 99999999.99）',
  ],
  [
    'an amount has no separators',
    withAmounts({ other: '1,000.00' }),
    '.visits[0].amounts.other: "1,000.00" 不是金额（如 "2000.00"，不超过 99999999.99）',
  ],
  [
    'an amount has a largest value',
    withAmounts({ other: '100000000.00' }),
    '.visits[0].amounts.other: "100000000.00" 不是金额（如 "2000.00"，不超过 99999999.99）',
  ],
  [
    'every amount is there',
    withAmounts({ other: undefined }),
    '.visits[0].amounts.other: 缺少金额（如 "2000.00"，不超过 99999999.99）',
  ],
  ['a date is ISO', withVisit({ from: '2023/05/01' }), '.visits[0].from: "2023/05/01" 不是日期（如 "2023-03-01"）'],
  ['a date is real', withVisit({ from: '2023-02-30' }), '.visits[0].from: "2023-02-30" 不是日期（如 "2023-03-01"）'],
  [
    'a visit ends after it begins',
    withVisit({ from: '2023-05-11' }),
    '.visits[0].to: 2023-05-10 早于起始日期 2023-05-11',
  ],
  [
    'an identity ends after it begins',
    withPerson({ identities: [identity('dibao', '2023-02-01', '2023-01-31')] }),
    '.person.identities[0].to: 2023-01-31 早于起始日期 2023-02-01',
  ],
  [
    'the components add up to the total',
    withAmounts({ total: '1000.01' }),
    '.visits[0].amounts.total: 1000.01 不等于全自费、超限价自付、先行自付、符合政策范围金额之和 1000.00',
  ],
  [
    'insurance pays no more than there was to pay',
    withAmounts({ basic: '900.00', seriousIllness: '100.01' }),
    '.visits[0].amounts: 保险支付合计 1000.01，超过先行自付、符合政策范围金额之和 1000.00',
  ],
  ['visit ids differ', { visits: [visit(), visit()] }, '.visits[1].id: "v1" 与本案另一次就诊的编号相同'],
  ['a year has one opening', { opening: [OPENING, OPENING] }, '.opening[1].year: 2023 与本案另一条期初的年份相同'],
  [
    'a category is known',
    withPerson({ identities: [{ category: 'poor', from: '2023-01-01', to: null }] }),
    '.person.identities[0].category: "poor" 不是救助身份的代码',
  ],
  [
    'a kind of visit is known',
    withVisit({ kind: 'dental' }),
    '.visits[0].kind: "dental" 不是费用种类（inpatient、outpatient_chronic、outpatient_major、outpatient_general、outpatient_two_diseases 之一）',
  ],
  [
    'a visit is not two hundred years away',
    withVisit({ from: '1800-01-01', to: '2023-05-10' }),
    '.visits[0].from: 1800-01-01 距今天超过 200 年',
  ],
  [
    'insurance is known',
    withPerson({ insurance: 'rural' }),
    '.person.insurance: "rural" 不是参保类型（resident、employee、none 之一）',
  ],
  [
    'a household registration is a code',
    withPerson({ hukou: '2105' }),
    '.person.hukou: "2105" 不是户籍地代码（6 位数字，如 "210502"）',
  ],
  ['bed-days are one or more', withVisit({ bedDays: 0 }), '.visits[0].bedDays: 0 不是床日数（1 或以上的整数）'],
  [
    'layers are given or computed',
    withVisit({ layers: 'guess' }),
    '.visits[0].layers: "guess" 不是保险支付的填法（given、compute 之一）',
  ],
  [
    'a hospital has a level',
    withVisit({ hospital: { level: 4, designated: true, area: 'local' } }),
    '.visits[0].hospital.level: 4 不是医院级别（1、2、3 之一）',
  ],
  [
    'a hospital has an area',
    withVisit({ hospital: { level: 1, designated: true, area: 'abroad' } }),
    '.visits[0].hospital.area: "abroad" 不是就医地区（local、outside 之一）',
  ],
  ['no key is unknown', { remark: 'x' }, '.remark: 没有这个键，请检查拼写'],
];

describe('every rule of the input format', () => {
  const cases = RULES.map(([, changes], index) => ({ ...aidCase(), id: `c${index}`, ...changes }));
  const file = { format: 'aid-case/1', pack: 'benxi-2023', cases: [...cases, aidCase({ id: 'c0' })] };
  const { status, stdout, lines } = settleText(JSON.stringify(file));

  test('is told in one run, nothing on stdout', () => {
    expect([status, stdout, lines.length]).toEqual([2, '', RULES.length + 1]);
  });

  test.each(RULES.map(([rule, , line], index) => [rule, `cases[${index}]${line}`] as const))('%s', (_, line) => {
    expect(lines).toContain(line);
  });

  test('a case id is that of one case', () => {
    expect(lines.at(-1)).toBe(`cases[${RULES.length}].id: "c0" 与文件中另一个案件的编号相同`);
  });
});

describe('a file that is no file of cases', () => {
  test('is refused for its head and for its cases at once', () => {
    const file = { format: 'aid-case/2', pack: 7, closeYear: 'yes', extra: 1, cases: [{}, aidCase({ id: '' })] };
    expect(settleText(JSON.stringify(file)).lines.map((line) => line.split(':')[0])).toEqual([
      'format',
      'pack',
      'closeYear',
      'extra',
      'cases[0].id',
      'cases[0].person',
      'cases[0].applicationDate',
      'cases[0].visits',
      'cases[1].id',
    ]);
  });

  test.each([
    ['nothing at all', '', /^不是 JSON：/],
    ['a text', '"cases"', /^"cases" 不是一组键值$/],
    ['a list', '[{"cases":[]}]', /^列表不是一组键值$/],
    ['a file without cases', '{"format":"aid-case/1","pack":"benxi-2023"}', /^cases: 缺少列表$/],
    [
      'a file that is cut off',
      JSON.stringify({ format: 'aid-case/1', cases: [aidCase()] }).slice(0, -40),
      /^不是 JSON：/,
    ],
  ])('%s ends in a message', (_, text, message) => {
    const { status, stdout, lines } = settleText(text);
    expect([status, stdout]).toEqual([2, '']);
    expect(lines[0]).toMatch(message);
  });

  test('one broken case among good ones is named, with the problems of the others', () => {
    const good = JSON.stringify(aidCase());
    const bad = JSON.stringify(aidCase({ id: 'c2', visits: [visit({ from: '2023-05-11' })] }));
    const text = `{"format":"aid-case/1","pack":"benxi-2023","cases":[${good},{"id":"c9",},${bad}]}`;
    const { lines } = settleText(text);
    expect(lines[0]).toMatch(/^cases\[1\]: 不是 JSON：/);
    expect(lines.slice(1)).toEqual(['cases[2].visits[0].to: 2023-05-10 早于起始日期 2023-05-11']);
  });
});

describe('a file of 50 MB', () => {
  const SIZE = 50_000_000;

  test.each([
    ['of opening brackets', '['.repeat(SIZE), '括号嵌套过深，不是正常的案件文件'],
    ['of opening brackets inside a case', `{"cases":[${'['.repeat(SIZE)}`, '括号嵌套过深，不是正常的案件文件'],
    ['of one endless text', `{"cases":["${'x'.repeat(SIZE)}`, /^不是 JSON：/],
  ])('%s ends in a message', (_, text, message) => {
    const { status, stdout, lines } = settleText(text);
    expect([status, stdout]).toEqual([2, '']);
    expect(lines[0]).toMatch(message);
  });

  test('of cases with one mistake each names every mistake', () => {
    const bad = { ...aidCase(), visits: [{ ...visit(), kind: 'dental', id: 'v'.repeat(180) }] };
    const count = Math.ceil(SIZE / JSON.stringify({ ...bad, id: 'c10000' }).length);
    const cases = Array.from({ length: count }, (_, index) => JSON.stringify({ ...bad, id: `c${index}` }));
    const { status, lines } = settleText(`{"format":"aid-case/1","pack":"benxi-2023","cases":[${cases.join(',')}]}`);
    expect([status, lines.length]).toEqual([2, count]);
    expect(lines.at(-1)).toBe(
      `cases[${count - 1}].visits[0].kind: "dental" 不是费用种类（inpatient、outpatient_chronic、outpatient_major、outpatient_general、outpatient_two_diseases 之一）`,
    );
  });
});
