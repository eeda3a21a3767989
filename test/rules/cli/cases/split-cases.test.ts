import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitCases } from '../../../../rules/cli/cases/split-cases.ts';

const split = (text: string) => {
  const bytes = Buffer.from(text);
  const { ends, ...rest } = splitCases(bytes);
  const cases = Array.from({ length: ends.length / 2 }, (_, place) =>
    bytes.toString('utf8', ends[2 * place], ends[2 * place + 1]),
  );
  return { ...rest, cases };
};

describe('splitCases', () => {
  test('takes the cases out of the file and leaves the rest', () => {
    expect(split('{"pack":"p","cases":[{"id":"a"},{"id":"b"}],"local":{"x":["1"]}}')).toMatchObject({
      envelope: '{"pack":"p","cases":[],"local":{"x":["1"]}}',
      cases: ['{"id":"a"}', '{"id":"b"}'],
      isTooDeep: false,
    });
  });

  test('gives what JSON gives, however the file is written', () => {
    const file = fc.record({ before: fc.json(), cases: fc.array(fc.jsonValue()), after: fc.jsonValue() });
    fc.assert(
      fc.property(file, fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const { envelope, cases } = split(JSON.stringify(value, null, space));
        expect(JSON.parse(envelope)).toEqual({ ...JSON.parse(JSON.stringify(value)), cases: [] });
        expect(cases.map((text): unknown => JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(value.cases)));
      }),
      { numRuns: 500 },
    );
  });

  test('is not misled by brackets, commas and quotes inside text, nor by another key or value of that name', () => {
    const text = String.raw`{"pack":"cases","a":{"cases":[1]},"b":"\"cases\":[","cases":["x],\\","[{\"",{"cases":[2,3]}]}`;
    expect(split(text).cases).toEqual([String.raw`"x],\\"`, String.raw`"[{\""`, '{"cases":[2,3]}']);
  });

  test('passes over a byte order mark', () => {
    expect(split('\uFEFF{"cases":[]}')).toMatchObject({ envelope: '{"cases":[]}', cases: [] });
  });

  test.each([
    ['a comma too many at the end', '{"cases":[1,]}', ['1', '']],
    ['a comma too many between', '{"cases":[1,,2]}', ['1', '', '2']],
    ['a list that ends as a map', '{"cases":[1}}', ['1']],
    ['a file that is cut off', '{"cases":[1,{"id":', ['1']],
    ['a text that is cut off', '{"cases":[1,"', ['1']],
  ])('leaves %s to be found by whoever reads the pieces', (_, text, pieces) => {
    const { cases, envelope } = split(text);
    expect(cases).toEqual(pieces);
    const isBroken = [envelope, ...cases].some((piece) => {
      try {
        JSON.parse(piece);
        return false;
      } catch {
        return true;
      }
    });
    expect(isBroken).toBe(true);
  });

  test('names the cases that are nested too deeply, and goes on', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const { tooDeep, isTooDeep, cases } = split(`{"cases":[1,${deep},2]}`);
    expect([[...tooDeep], isTooDeep, cases.at(-1)]).toEqual([[1], false, '2']);
    expect(split(deep).isTooDeep).toBe(true);
    expect(split(`{"cases":[1,${'['.repeat(10_000)}`).isTooDeep).toBe(true);
  });
});
