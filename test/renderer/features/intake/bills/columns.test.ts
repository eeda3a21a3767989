import { describe, expect, it } from 'vitest';
import { emptyVisit } from '#shared/domain/application-form.ts';
import { checkVisit } from '#shared/domain/check-visit.ts';
import { columnAt, COLUMNS, copyFromAbove } from '../../../../../renderer/features/intake/bills/columns.ts';
import { HELP_TEXTS } from '../../../../../renderer/features/intake/field/help-texts.ts';
import { SAMPLE_ASKED, sampleForm, sampleVisit, TODAY } from '../sample.ts';

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
