import type { ApplicationDetail } from '#shared/contract/application.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
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
