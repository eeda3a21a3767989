import type { Page } from '@playwright/test';
import type { PaperKind } from '#shared/domain/paper-kind.ts';
import { call } from '../../bench/window-app.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { plainStay } from '../../service/support/forms/plain-stay.ts';

/** A confirmed case of somebody of their own, with these papers; gives its number. */
export async function caseWith(page: Page, seed: number, kinds: readonly PaperKind[]): Promise<string> {
  const form = ownCase(seed).form([plainStay('2023-03-01', '2023-03-10', '10000.00', seed)], {});
  const { id, revision } = await call(page, 'application/create', {});
  const saved = await call(page, 'application/saveDraft', { id, revision, form });
  const accepted = await call(page, 'application/accept', { id, revision: saved.revision });
  const { settlement } = await call(page, 'application/assess', { id, form });
  await call(page, 'application/settle', { id, revision: accepted.revision, expected: settlement?.payable ?? 0 });
  for (const kind of kinds) await call(page, 'paper/make', { applicationId: id, kind });
  return (await call(page, 'application/get', { id })).number ?? '';
}
