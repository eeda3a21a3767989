import { describe, expect, it } from 'vitest';
import { changePerson } from '../../../../../renderer/features/intake/form/form-change.ts';
import { enterSection, firstOpenSection, isFolded } from '../../../../../renderer/features/intake/page/folding.ts';
import { openState, withForm } from '../../../../../renderer/features/intake/state/intake-state.ts';
import { sampleDetail, TODAY } from '../sample.ts';

const complete = openState(sampleDetail(), TODAY);
const incomplete = withForm(complete, changePerson({ name: '' })(complete.form));

describe('folding', () => {
  it('folds a complete section the clerk does not work in', () => {
    expect(isFolded(complete, 'person')).toBe(false);
    expect(isFolded(enterSection(complete, 'bills'), 'person')).toBe(true);
    expect(isFolded(enterSection(incomplete, 'bills'), 'person')).toBe(false);
  });

  it('follows the hand until the clerk works in the section again', () => {
    const opened = { ...enterSection(complete, 'bills'), folds: { person: 'open' } as const };
    expect(isFolded(opened, 'person')).toBe(false);
    expect(isFolded(enterSection(enterSection(opened, 'person'), 'bills'), 'person')).toBe(true);
  });

  it('starts the work at the first section that is not filled in, else at the settlement', () => {
    expect(firstOpenSection(incomplete)).toBe('person');
    expect(firstOpenSection(complete)).toBe('settle');
    expect(firstOpenSection(openState(sampleDetail({ status: 'settled' }), TODAY))).toBe('settle');
  });
});
