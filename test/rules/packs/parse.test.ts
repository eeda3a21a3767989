import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { problemLine } from '#shared/settlement/problem.ts';
import { parsePack } from '#rules/authoring';
import { BENXI, BENXI_FILE } from '../support/benxi.ts';

const YAML = readFileSync(BENXI_FILE, 'utf8');

/** The pack's YAML with one passage replaced; fails when it is not there. */
function changed(from: string, to: string): string {
  if (!YAML.includes(from)) throw new Error(`The pack has no ${JSON.stringify(from)}`);
  return YAML.replace(from, to);
}
const lineOf = (text: string, mark: string): number => text.slice(0, text.indexOf(mark)).split('\n').length;
function problemsOf(text: string): readonly string[] {
  const parsed = parsePack(text, 'pack.yaml');
  return parsed.ok ? [] : parsed.problems.map(problemLine);
}

describe('parsePack', () => {
  test('reads the released pack, and a compiled value has its article, source and confirmation', () => {
    const parsed = parsePack(YAML, 'pack.yaml');
    expect(parsed.ok && parsed.value).toEqual(BENXI);
    const [basic] = BENXI.content.funds;
    expect(basic?.method === 'share' && basic.terms['dibao_edge']?.deductible).toEqual({
      value: '2000.00',
      article: 'a4-5-basic',
      source: 'plan',
      confirmed: true,
    });
  });

  test('refuses a duplicate key with its line', () => {
    const text = changed('receivedOn: none', 'receivedOn: none\nreceivedOn: 2023-01-01');
    expect(problemsOf(text)).toEqual([
      `pack.yaml:${lineOf(text, 'receivedOn: 2023')}: 这个键前面已经写过，同一处不能写两次`,
    ]);
  });

  test('refuses an unknown key with its line', () => {
    const text = changed('receivedOn: none', 'receivedOn: none\nrecievedOn: none');
    expect(problemsOf(text)).toEqual([`pack.yaml:${lineOf(text, 'recievedOn')}: recievedOn：没有这个键，请检查拼写`]);
  });

  test.each([
    [
      'a value without its source',
      "deductible: { value: '2000.00', article: a4-5-basic, source: plan, confirmed: true }",
      "deductible: { value: '2000.00', article: a4-5-basic, confirmed: true }",
      '救助项目 · “基本救助” · 公布的标准 · “低保边缘家庭成员” · 起付标准 · 依据来源：缺少这一项，应为键名（字母、数字、横线，字母开头）',
    ],
    [
      'a ratio over 100 %',
      'ratio: { value: 60%',
      'ratio: { value: 160%',
      '救助项目 · “基本救助” · 公布的标准 · “低保边缘家庭成员” · 比例：“160%”不是百分比（0% 至 100%，如 70%）',
    ],
    [
      'an amount with a comma',
      "value: '2000.00'",
      "value: '2,000.00'",
      '救助项目 · “基本救助” · 公布的标准 · “低保边缘家庭成员” · 起付标准：“2,000.00”不是金额（元，如 2000.00）',
    ],
    [
      'an unknown category',
      'value: [dibao], ',
      'value: [dibaoo], ',
      '类别 · “低保对象” · 对象 · 第 1 项 · 第 1 项：“dibaoo”不是对象代码',
    ],
    [
      'an impossible date',
      'from: { value: 2023-01-01',
      'from: { value: 2023-02-30',
      '有效期 · 起始日期：“2023-02-30”不是日期（如 2023-01-01）',
    ],
    [
      'a confirmation in other words',
      'confirmed: true }\n  to:',
      'confirmed: yes }\n  to:',
      '有效期 · 起始日期 · 已确认：“yes”不是 true 或 false',
    ],
  ])('refuses %s, naming file and line', (_, from, to, message) => {
    const text = changed(from, to);
    const [line = ''] = problemsOf(text);
    expect(line).toMatch(/^pack\.yaml:\d+: /);
    expect(line.replace(/^pack\.yaml:\d+: /, '')).toBe(message);
    expect(text.split('\n')[Number(line.split(':')[1]) - 1]).toContain(to.split('\n')[0]);
  });

  test('refuses aliases, which could make a small file huge', () => {
    expect(problemsOf('format: &a aid-pack/1\nid: *a\n')[0]).toBe('pack.yaml:2: 不能用 & 和 * 引用别处的内容');
  });

  test('refuses what is no YAML at all', () => {
    expect(problemsOf('a: [1')[0]).toMatch(/^pack\.yaml:\d+: /);
    expect(problemsOf('')).toHaveLength(1);
  });

  test('refuses keys of the language', () => {
    expect(problemsOf(changed('receivedOn: none', 'receivedOn: none\n__proto__: { x: y }'))[0]).toMatch(
      /__proto__：没有这个键，请检查拼写$/,
    );
  });
});
