import { describe, expect, it } from 'vitest';
import { missing, warning, wrong } from '#shared/domain/form-problem.ts';
import {
  blockingProblems,
  groupOf,
  groupProblems,
  speakable,
} from '../../../../../renderer/features/intake/form/problems.ts';

const left = (...paths: string[]): ReadonlySet<string> => new Set(paths);

describe('what may be said about a field', () => {
  it('says nothing about a field the clerk has not left yet', () => {
    expect(speakable(missing('person.name', ''), left(), false)).toBe(false);
    expect(speakable(wrong('person.phone', ''), left('person.name'), false)).toBe(false);
  });

  it('speaks once the field was left, and about everything once acceptance was tried', () => {
    expect(speakable(missing('person.name', ''), left('person.name'), false)).toBe(true);
    expect(speakable(missing('person.name', ''), left(), true)).toBe(true);
  });

  it('waits with the sum until its last part was typed', () => {
    const sum = wrong('visits.k1.amounts.total', '');
    expect(speakable(sum, left('visits.k1.amounts.total'), false)).toBe(false);
    expect(speakable(sum, left('visits.k1.amounts.total', 'visits.k1.amounts.inScope'), false)).toBe(true);
  });
});

describe('the groups of problems', () => {
  it('hold the entries apart', () => {
    expect(groupOf('visits.k1.amounts.total')).toBe('visits.k1');
    expect(groupOf('identities.i2.from')).toBe('identities.i2');
    expect(groupOf('person.idNumber')).toBe('person');
    expect(groupOf('visits')).toBe('visits');
  });

  it('keep their array while their sentences stay the same', () => {
    const first = groupProblems(
      [missing('visits.a.from', '一'), missing('visits.b.from', '二')],
      left(),
      true,
      new Map(),
    );
    const second = groupProblems([missing('visits.a.from', '一'), wrong('visits.b.from', '三')], left(), true, first);
    expect(second.get('visits.a')).toBe(first.get('visits.a'));
    expect(second.get('visits.b')).toEqual([wrong('visits.b.from', '三')]);
  });

  it('count only what blocks acceptance', () => {
    expect(blockingProblems([warning('a', ''), wrong('b', ''), missing('c', '')]).map(({ path }) => path)).toEqual([
      'b',
      'c',
    ]);
  });
});
