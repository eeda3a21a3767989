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
      `pack.yaml:${lineOf(text, 'receivedOn: 2023')}: Map keys must be unique at line ${lineOf(text, 'receivedOn: 2023')}, column 1:`,
    ]);
  });

  test('refuses an unknown key with its line', () => {
    const text = changed('receivedOn: none', 'receivedOn: none\nrecievedOn: none');
    expect(problemsOf(text)).toEqual([`pack.yaml:${lineOf(text, 'recievedOn')}: recievedOn: unknown key`]);
  });

  test.each([
    [
      'a value without its source',
      "deductible: { value: '2000.00', article: a4-5-basic, source: plan, confirmed: true }",
      "deductible: { value: '2000.00', article: a4-5-basic, confirmed: true }",
      'funds[0].terms.dibao_edge.deductible.source: missing key',
    ],
    [
      'a ratio over 100 %',
      'ratio: { value: 60%',
      'ratio: { value: 160%',
      'funds[0].terms.dibao_edge.ratio.value: "160%" is no percentage (as 70%)',
    ],
    [
      'an amount with a comma',
      "value: '2000.00'",
      "value: '2,000.00'",
      'funds[0].terms.dibao_edge.deductible.value: "2,000.00" is no amount (yuan, as 2000.00)',
    ],
    [
      'an unknown category',
      'value: [dibao], ',
      'value: [dibaoo], ',
      'classes[1].members[0].value[0]: "dibaoo" is no category',
    ],
    [
      'an impossible date',
      'from: { value: 2023-01-01',
      'from: { value: 2023-02-30',
      'effective.from.value: "2023-02-30" is no date',
    ],
    [
      'a confirmation in other words',
      'confirmed: true }\n  to:',
      'confirmed: yes }\n  to:',
      'effective.from.confirmed: "yes" is no true or false',
    ],
  ])('refuses %s, naming file and line', (_, from, to, message) => {
    const text = changed(from, to);
    const [line = ''] = problemsOf(text);
    expect(line).toMatch(/^pack\.yaml:\d+: /);
    expect(line.replace(/^pack\.yaml:\d+: /, '')).toBe(message);
    expect(text.split('\n')[Number(line.split(':')[1]) - 1]).toContain(to.split('\n')[0]);
  });

  test('refuses aliases, which could make a small file huge', () => {
    expect(problemsOf('format: &a aid-pack/1\nid: *a\n')[0]).toMatch(/^pack\.yaml:1: Alias resolution is disabled/);
  });

  test('refuses what is no YAML at all', () => {
    expect(problemsOf('a: [1')[0]).toMatch(/^pack\.yaml:\d+: /);
    expect(problemsOf('')).toHaveLength(1);
  });

  test('refuses keys of the language', () => {
    expect(problemsOf(changed('receivedOn: none', 'receivedOn: none\n__proto__: { x: y }'))[0]).toMatch(
      /__proto__: unknown key$/,
    );
  });
});
