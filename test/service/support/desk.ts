import type { ApplicationDetail } from '#shared/contract/case/application.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { REVIEWER, STATION } from '../../support/invented-case.ts';
import type { Window } from './window.ts';

/** A new application with this form saved as a draft. */
export async function draft(window: Window, form: ApplicationForm): Promise<ApplicationDetail> {
  const { id, revision } = await window.ask('application/create', {});
  await window.ask('application/saveDraft', { id, revision, form });
  return window.ask('application/get', { id });
}

/** Accepts a draft. */
export const accept = (window: Window, { id, revision }: ApplicationDetail): Promise<ApplicationDetail> =>
  window.ask('application/accept', { id, revision });

/** What the live assessment of an application's own form gives. */
export async function assessed(window: Window, { id, form }: ApplicationDetail) {
  const { settlement } = await window.ask('application/assess', { id, form });
  if (settlement === null) throw new Error('Nothing to settle');
  return settlement;
}

/** Confirms the settlement as the clerk sees it. */
export async function settle(window: Window, detail: ApplicationDetail): Promise<ApplicationDetail> {
  const { payable } = await assessed(window, detail);
  return window.ask('application/settle', { id: detail.id, revision: detail.revision, expected: payable });
}

/** Draft, accepted and confirmed. */
export const confirmed = async (window: Window, form: ApplicationForm): Promise<ApplicationDetail> =>
  settle(window, await accept(window, await draft(window, form)));

/** Work of the second person, who logs in for it and is added when there is none yet; the first one comes back. */
export async function asReviewer<T>(window: Window, work: () => Promise<T>): Promise<T> {
  const { rows } = await window.ask('user/list', {});
  if (!rows.some(({ name }) => name === REVIEWER.name)) {
    await window.ask('user/add', { name: REVIEWER.name, roles: ['reviewer'], password: REVIEWER.password });
  }
  await logInAs(window, REVIEWER.name, REVIEWER.password);
  try {
    return await work();
  } finally {
    await logInAs(window, STATION.userName, STATION.password);
  }
}

/** Whoever is logged in goes, another one comes. */
export async function logInAs(window: Window, name: string, password: string): Promise<void> {
  await window.ask('session/lock', {});
  const status = await window.ask('app/status', {});
  const user = status.state === 'locked' ? status.users.find((each) => each.name === name) : undefined;
  await window.ask('session/unlock', { userId: user?.id ?? '', password });
}

/** Passes settled applications as the second person. */
export const review = (window: Window, ids: readonly string[]): Promise<void> =>
  asReviewer(window, async () => {
    for (const id of ids) {
      const { revision } = await window.ask('application/get', { id });
      await window.ask('review/approve', { id, revision });
    }
  });

/** Draft, accepted, confirmed and reviewed. */
export async function reviewed(window: Window, form: ApplicationForm): Promise<ApplicationDetail> {
  const { id } = await confirmed(window, form);
  await review(window, [id]);
  return window.ask('application/get', { id });
}

/** Has what is not reviewed yet reviewed, and seals. */
export async function sealAll(window: Window, ids: readonly string[]) {
  const open: string[] = [];
  for (const id of ids) if ((await window.ask('application/get', { id })).status === 'settled') open.push(id);
  if (open.length > 0) await review(window, open);
  return window.ask('batch/seal', { applicationIds: [...ids] });
}
