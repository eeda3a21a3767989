import { describe, expect, it } from 'vitest';
import type { SettledVisit } from '#shared/contract/case/assessment.ts';
import { emptyVisit, type VisitEntry } from '#shared/domain/application-form.ts';
import { type FormQuestions, NO_QUESTIONS } from '#shared/domain/asked/form-questions.ts';
import { checkVisit } from '#shared/domain/check-visit.ts';
import {
  columnAt,
  COLUMNS,
  columnsOf,
  copyFromAbove,
  linesOf,
} from '../../../../../renderer/features/intake/bills/columns.ts';
import { computedText } from '../../../../../renderer/features/intake/bills/row/computed-text.ts';
import { HELP_TEXTS } from '../../../../../renderer/features/intake/field/help-texts.ts';
import { SAMPLE_ASKED, sampleForm, sampleSettledVisit, sampleVisit, TODAY } from '../sample.ts';

/** A policy that works out what insurance pays of stays, and knows no bed-days. */
const COMPUTED: FormQuestions = { ...NO_QUESTIONS, computed: ['inpatient'] };

describe('the fields of a bill line', () => {
  it('read back what they write', () => {
    const form = { ...sampleForm(), visits: [emptyVisit('k')] };
    for (const column of COLUMNS) {
      const typed = column.control === 'choice' ? (column.options[0]?.value ?? '') : 'yes';
      const [changed] = column.write('k', typed)(form).visits;
      expect(changed === undefined ? null : column.read(changed)).toBe(typed);
    }
  });

  it('have a name of their own and a help text', () => {
    expect(new Set(COLUMNS.map(({ label }) => label)).size).toBe(COLUMNS.length);
    expect(COLUMNS.filter(({ help }) => HELP_TEXTS[help] === undefined)).toEqual([]);
  });

  it('are where every problem of a bill line is said', () => {
    const problems = [
      ...checkVisit(emptyVisit('k'), TODAY, SAMPLE_ASKED),
      ...checkVisit(
        sampleVisit('k', { to: '2023-02-30', bedDays: 'x', bill: { code: '？', number: '？', check: '？' } }),
        TODAY,
        SAMPLE_ASKED,
      ),
    ];
    expect(problems.length).toBeGreaterThan(10);
    expect(problems.filter(({ path }) => columnAt(path) === null)).toEqual([]);
  });
});

describe('the fields of a bill line that the policy asks', () => {
  const places = (asked: FormQuestions): readonly string[] => columnsOf(asked).map(({ at }) => at);

  it('leave out bed-days and the way insurance is worked out where the policy does not look at them', () => {
    expect(places(SAMPLE_ASKED)).not.toContain('layers');
    expect(places(SAMPLE_ASKED)).toContain('bedDays');
    const other = places(COMPUTED);
    expect(other.filter((at) => at === 'psychiatric' || at === 'bedDays')).toEqual([]);
    expect(other.indexOf('layers')).toBe(other.indexOf('amounts.total') - 1);
    const { 1: first, 2: second, 3: third } = linesOf(COMPUTED);
    expect([...first, ...second, ...third].map(({ at }) => at)).toEqual(other);
  });

  it('have nothing to type where the program works the figure out', () => {
    const off = (visit: VisitEntry): readonly string[] =>
      columnsOf(COMPUTED)
        .filter(({ isOff }) => isOff?.(visit, COMPUTED) === true)
        .map(({ at }) => at);
    expect(off(sampleVisit('v'))).toEqual([]);
    expect(off(sampleVisit('v', { layers: 'compute' }))).toEqual(['amounts.seriousIllness', 'amounts.supplement']);
    expect(off(sampleVisit('v', { kind: 'outpatient_chronic', layers: 'compute' }))).toEqual(['layers']);
  });

  it('show what the program worked out once it is decided, never what was typed before', () => {
    const visit = sampleVisit('v', { layers: 'compute' });
    const shown = (settled: SettledVisit | null) =>
      columnsOf(COMPUTED).map((column) => computedText(column, visit, COMPUTED, settled));
    const settled = sampleSettledVisit('v', { seriousIllness: 1_250_000, supplement: 1_510_000 });
    expect(shown(settled).filter((text) => text !== null)).toEqual(['12,500.00', '15,100.00']);
    expect(shown({ ...settled, status: 'undecided' }).filter((text) => text !== null)).toEqual(['', '']);
    expect(shown(null).filter((text) => text !== null)).toEqual(['', '']);
  });
});

describe('copying from the line above', () => {
  const above = sampleVisit('a');

  it('takes what bills of one pile share, never dates, amounts or the number of the bill', () => {
    const form = { ...sampleForm(), visits: [above, emptyVisit('b')] };
    const copied = copyFromAbove(above, emptyVisit('b'), 'kind')(form).visits[1];
    expect(copied).toEqual({
      ...emptyVisit('b'),
      hospital: above.hospital,
      level: '3',
      designated: 'yes',
      area: 'local',
      diagnosis: '冠心病',
      bill: { code: '21060123', number: '', check: '' },
    });
  });

  it('takes the cell the focus is in as well, and leaves typed text alone', () => {
    const below = { ...emptyVisit('b'), hospital: '另一家医院' };
    const copied = copyFromAbove(above, below, 'from')({ ...sampleForm(), visits: [above, below] }).visits[1];
    expect(copied).toMatchObject({ hospital: '另一家医院', from: '2023-03-01', to: '' });
  });
});
