import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApplicationDetail, PersonMatch } from '#shared/contract/case/application.ts';
import type { Assessment } from '#shared/contract/case/assessment.ts';
import { fail, ok } from '#shared/result.ts';
import { changeIdNumber, changePerson } from '../../../../../renderer/features/intake/form/form-change.ts';
import type { Ask } from '../../../../../renderer/features/intake/state/ask.ts';
import { acceptApplication } from '../../../../../renderer/features/intake/state/intake-actions.ts';
import { createIntakeSession } from '../../../../../renderer/features/intake/state/intake-session.ts';
import { sampleDetail, sampleForm, TODAY } from '../sample.ts';

const ASSESSMENT: Assessment = {
  eligibility: [],
  toGet: [],
  settlement: null,
  duplicates: [],
  similar: [],
  afterDeath: [],
};
const MATCH: PersonMatch = {
  id: 'p1',
  name: '张某',
  phone: '',
  address: '',
  village: '',
  insurance: '',
  account: { kind: 'card', holder: '', bank: '', number: '' },
  identities: [],
  insured: { hukou: '', paidOn: '', forYear: '', employeeEndedOn: '' },
  openings: [],
  applications: [],
};

/** A service of one application, as far as the page talks to it. */
function service(detail: ApplicationDetail) {
  let now = detail;
  const calls: string[] = [];
  const answer = (name: string, input: Readonly<Record<string, unknown>>): unknown => {
    calls.push(name);
    switch (name) {
      case 'application/saveDraft':
        now = { ...now, revision: now.revision + 1, form: input['form'] as ApplicationDetail['form'] };
        return ok({ revision: now.revision, savedAt: '2023-11-06T09:00:00+08:00' });
      case 'application/assess':
        return ok(ASSESSMENT);
      case 'person/find':
        return ok({ match: MATCH });
      case 'application/accept':
        if (input['revision'] !== now.revision) return fail('STALE_REVISION');
        now = { ...now, status: 'accepted', number: '210521100-A-2023-00001', revision: now.revision + 1 };
        return ok(now);
      default:
        return ok(now);
    }
  };
  // The answers above are those of the channels the page calls here.
  const ask = ((name: string, input: Readonly<Record<string, unknown>>) =>
    Promise.resolve(answer(name, input))) as unknown as Ask;
  return { ask, calls, now: () => now };
}

describe('an application being worked on', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks for figures and person once its page stands, and only once', async () => {
    const { ask, calls } = service(sampleDetail());
    const session = createIntakeSession(ask, sampleDetail(), TODAY);
    await vi.advanceTimersByTimeAsync(0);
    expect(calls).toEqual([]);
    session.start();
    session.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls).toEqual(['application/assess', 'person/find']);
    expect(session.state.get()).toMatchObject({ assessment: ASSESSMENT, match: MATCH });
  });

  it('saves what is typed and works the figures out again', async () => {
    const { ask, calls, now } = service(sampleDetail());
    const session = createIntakeSession(ask, sampleDetail(), TODAY);
    session.start();
    await vi.advanceTimersByTimeAsync(0);
    calls.length = 0;
    session.change(changePerson({ phone: '13900000000' }));
    await vi.advanceTimersByTimeAsync(300);
    expect(calls).toEqual(['application/assess', 'application/saveDraft']);
    expect(now().form.person.phone).toBe('13900000000');
    expect(session.state.get().assessment).toEqual(ASSESSMENT);
  });

  it('looks a person up once the number is sound, and forgets them when it is not', async () => {
    const { ask } = service(sampleDetail());
    const session = createIntakeSession(ask, sampleDetail(), TODAY);
    session.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(session.state.get().match).toEqual(MATCH);
    session.change(changeIdNumber('2105211958', TODAY));
    expect(session.state.get().match).toBeNull();
  });

  it('does not ask for acceptance while a field is open, and names the field', async () => {
    const form = { ...sampleForm(), applicationDate: '' };
    const { ask, calls } = service(sampleDetail({ form }));
    const session = createIntakeSession(ask, sampleDetail({ form }), TODAY);
    await expect(acceptApplication(session)).resolves.toEqual({ kind: 'incomplete', path: 'applicationDate' });
    expect(calls).not.toContain('application/accept');
    expect(session.state.get().shownProblems.get('applicationDate')).toHaveLength(1);
  });

  it('saves the last key press before it accepts, and types no further afterwards', async () => {
    const { ask, now } = service(sampleDetail());
    const session = createIntakeSession(ask, sampleDetail(), TODAY);
    session.change(changePerson({ village: '东村' }));
    await expect(acceptApplication(session)).resolves.toEqual({ kind: 'done' });
    expect(now()).toMatchObject({ status: 'accepted', form: { person: { village: '东村' } } });
    session.change(changePerson({ village: '西村' }));
    expect(session.state.get().form.person.village).toBe('东村');
  });

  it('shows the application as accepted when only the answer to 受理 got lost', async () => {
    const { ask, now } = service(sampleDetail());
    let isCut = true;
    const cut = ((name: string, input: Readonly<Record<string, unknown>>) => {
      const answer = (ask as unknown as (...call: readonly unknown[]) => Promise<unknown>)(name, input);
      if (name !== 'application/accept' || !isCut) return answer;
      isCut = false;
      return Promise.resolve(fail('SERVICE_RESTARTED'));
    }) as unknown as Ask;
    const session = createIntakeSession(cut, sampleDetail(), TODAY);
    await expect(acceptApplication(session)).resolves.toMatchObject({ kind: 'refused' });
    expect(session.state.get().detail.status).toBe('draft');
    session.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(session.state.get()).toMatchObject({
      detail: { status: 'accepted', number: now().number },
      actionError: null,
    });
  });

  it('asks for the single steps only while they are seen, and again when they come into sight', async () => {
    const wanted: unknown[] = [];
    const { ask } = service(sampleDetail());
    const watched = ((name: string, input: Readonly<Record<string, unknown>>) => {
      if (name === 'application/assess') wanted.push(input['withTrace']);
      return (ask as unknown as (...call: readonly unknown[]) => Promise<unknown>)(name, input);
    }) as unknown as Ask;
    const session = createIntakeSession(watched, sampleDetail(), TODAY);
    session.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(wanted).toEqual([false]);
    expect(session.state.get().hasSteps).toBe(false);
    session.showSteps(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(wanted).toEqual([false, true]);
    expect(session.state.get().hasSteps).toBe(true);
    session.showSteps(false);
    session.change(changePerson({ village: '东村' }));
    await vi.advanceTimersByTimeAsync(0);
    expect(wanted).toEqual([false, true, false]);
    expect(session.state.get().hasSteps).toBe(false);
  });

  it('puts a removed bill line back where it was', () => {
    const { ask } = service(sampleDetail());
    const session = createIntakeSession(ask, sampleDetail(), TODAY);
    session.removeVisit('v1');
    expect(session.state.get().form.visits).toEqual([]);
    session.undoRemove();
    expect(session.state.get().form).toEqual(sampleForm());
    expect(session.state.get().removed).toBeNull();
  });
});
