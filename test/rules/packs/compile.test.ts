import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { problemLine } from '#shared/settlement/problem.ts';
import { compilePack, loadCompiledPack } from '#rules';
import { BENXI } from '../support/benxi.ts';

const TEXT = compilePack(BENXI);
const problemsOf = (text: string): readonly string[] => {
  const loaded = loadCompiledPack(text);
  return loaded.ok ? [] : loaded.problems.map(problemLine);
};

describe('a compiled pack', () => {
  test('comes back as it was', () => {
    expect(loadCompiledPack(TEXT)).toEqual({ ok: true, value: BENXI });
  });

  test('names the SHA-256 of the canonical JSON of its content', () => {
    const file: unknown = JSON.parse(TEXT);
    if (typeof file !== 'object' || file === null) throw new Error('Not an object');
    const text = canonicalJson(Reflect.get(file, 'pack'));
    expect(Reflect.get(file, 'hash')).toBe(`sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`);
    expect(Reflect.get(file, 'hash')).toBe(BENXI.hash);
  });

  test('is refused when one value was changed', () => {
    const changed = TEXT.replace('"value":"2000.00"', '"value":"1000.00"');
    expect(changed).not.toBe(TEXT);
    expect(problemsOf(changed)[0]).toMatch(/^校验值不符：按内容应为 sha256:[0-9a-f]{64}$/);
  });

  test.each([
    ['no JSON', 'x', '不是 JSON 文件'],
    ['null', 'null', '不是编译好的政策包（aid-pack-compiled/1）'],
    ['another file', '{"format":"aid-case/1"}', '不是编译好的政策包（aid-pack-compiled/1）'],
    ['a key of the language', '{"__proto__":{}}', '__proto__: 没有这个键，请检查拼写'],
    ['no pack inside', '{"format":"aid-pack-compiled/1"}', '缺少这一项，应为一组键值'],
  ])('is refused when it is %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  test('is refused when its content is right by shape and hash but not by sense', () => {
    const broken = { ...BENXI.content, pools: [] };
    const hash = `sha256:${createHash('sha256')
      .update(canonicalJson(JSON.parse(JSON.stringify(broken))))
      .digest('hex')}`;
    const text = JSON.stringify({ format: 'aid-pack-compiled/1', hash, pack: broken });
    expect(problemsOf(text)).toContain('救助项目 · “基本救助” · 所用限额: 限额“basic”没有列入救助项目“basic”');
  });
});
