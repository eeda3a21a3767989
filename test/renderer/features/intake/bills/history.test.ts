import { describe, expect, it } from 'vitest';
import { emptyVisit } from '#shared/domain/application-form.ts';
import {
  closeStep,
  recordStep,
  redoStep,
  startHistory,
  undoStep,
} from '../../../../../renderer/features/intake/bills/history/visit-history.ts';

const bills = (...hospitals: readonly string[]) =>
  hospitals.map((hospital, at) => ({ ...emptyVisit(`v${at}`), hospital }));
const [none, one, two] = [bills(), bills('甲'), bills('甲', '乙')];

describe('the steps of the bills', () => {
  it('go back and forth, typing in one cell being one step', () => {
    const typed = ['县', '县医', '县医院'].reduce((now, text) => recordStep(now, bills(text)), startHistory(none));
    const back = undoStep(typed);
    expect(back?.present).toBe(none);
    expect(back === null ? null : redoStep(back)?.present).toEqual(bills('县医院'));
    expect(back === null ? null : undoStep(back)).toBeNull();
  });

  it('are apart once a step is closed, and a new one ends what could be redone', () => {
    const history = recordStep(closeStep(recordStep(startHistory(none), one)), two);
    const back = undoStep(history);
    expect(back?.present).toBe(one);
    expect(back === null ? null : redoStep(recordStep(back, none))).toBeNull();
  });

  it('that came to nothing are passed over', () => {
    const history = recordStep(closeStep(recordStep(startHistory(none), one)), bills('甲'));
    expect(undoStep(history)?.present).toBe(none);
  });
});
