import { Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { chooseSome } from '../mutation/sample.ts';
import { instrument } from '../mutation/instrument.ts';
import { formatTable, scoreOf } from '../mutation/report.ts';
import type { Outcome } from '../mutation/try-mutants.ts';

const SOURCE = `(a, b) => {
  const list = [a, b].filter((item) => item >= 0);
  if (list.length === 0) list.push(b?.length ?? 1);
  else list.push(2);
  return a < b && !list.includes(7) ? \`\${a}-\${list.join('/')}\` : '';
}`;

/** The source with one of its mutants switched on, or none. */
function run(on: number, ...args: readonly unknown[]): unknown {
  const { code } = instrument('source.ts', SOURCE, 0);
  const start: unknown = new Script(`(function (__mutant) { return ${code} })`).runInThisContext();
  if (typeof start !== 'function') throw new Error('The instrumented source is no function');
  const made: unknown = start((id: number) => id === on);
  if (typeof made !== 'function') throw new Error('The instrumented source gives no function');
  return made(...args);
}

describe('mutants of a source', () => {
  const { mutants } = instrument('source.ts', SOURCE, 100);

  test('change nothing while none is switched on, an else after a call kept with its if', () => {
    expect([run(-1, 1, 2), run(-1, 2, 1), run(-1, -1, -1)]).toEqual(['1-1/2/2', '', '']);
  });

  test('are numbered on from the first, each in its line, none the text it takes the place of', () => {
    expect(mutants.map(({ id }) => id)).toEqual(mutants.map((_, index) => 100 + index));
    expect(mutants.filter(({ before, after }) => before === after)).toEqual([]);
    expect(new Set(mutants.map(({ line }) => line))).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  test('each do what they say when switched on', () => {
    const { mutants: own } = instrument('source.ts', SOURCE, 0);
    const idOf = (before: string, after: string): number =>
      own.find((item) => item.before === before && item.after === after)?.id ?? -2;
    expect(run(idOf('a < b', 'a <= b'), 1, 1)).toBe('1-1/1/2');
    expect(run(idOf('item >= 0', 'item > 0'), 0, 1)).toBe('0-1/2');
    expect(run(idOf("''", "'mutant'"), 2, 1)).toBe('mutant');
    expect(run(idOf('list.push(2);', ''), 1, 2)).toBe('1-1/2');
    expect(run(idOf('!list.includes(7)', 'list.includes(7)'), 1, 7)).toBe('1-1/7/2');
    expect(() => run(idOf('b?.length', 'b.length'), -1, undefined)).toThrow(TypeError);
    expect(run(-1, -1, undefined)).toBe('');
  });
});

describe('a sample of mutants', () => {
  const items = Array.from({ length: 50 }, (_, index) => index);

  test('is the same for the same seed, in order, and another for another', () => {
    const one = chooseSome(items, 10, 1);
    expect(one).toEqual(chooseSome(items, 10, 1));
    expect(one).toEqual(one.toSorted((a, b) => a - b));
    expect(one).toHaveLength(10);
    expect(chooseSome(items, 10, 2)).not.toEqual(one);
  });
});

describe('the report', () => {
  const outcome = (file: string, verdict: Outcome['verdict']): Outcome => ({
    mutant: { id: 0, file, line: 1, kind: 'number', before: '1', after: '2' },
    verdict,
    by: null,
  });

  test('counts a mutant that never ends as killed and one that no test passes by as alive', () => {
    const outcomes = [
      outcome('a.ts', 'killed'),
      outcome('a.ts', 'timeout'),
      outcome('a.ts', 'uncovered'),
      outcome('b.ts', 'survived'),
    ];
    expect(scoreOf(outcomes)).toBe(0.5);
    expect(formatTable(outcomes).split('\n').slice(2)).toEqual([
      '| `a.ts` | 3 | 2 | 1 | 66.7 % |',
      '| `b.ts` | 1 | 0 | 1 | 0.0 % |',
      '| **all** | 4 | 2 | 2 | 50.0 % |',
    ]);
  });
});
