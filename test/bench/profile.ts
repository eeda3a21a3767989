import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { launchApp } from '../e2e/fixtures.ts';
import { firstRun, switchTo } from '../support/clerk.ts';
import { REVIEWER, STATION } from '../support/invented-case.ts';
import { makeCountyKey } from '../support/county/make-county-key.ts';
import { fortyVisitForm, usualForm } from './forms.ts';
import { call } from './window-app.ts';

/** A draft on which a measure works. */
export type Draft = { readonly id: string; readonly revision: number; readonly form: ApplicationForm };

export type Profile = {
  readonly dataDir: string;
  /** Drafts of three visits each, for saving and papers. */
  readonly usual: Draft;
  readonly forty: Draft;
  /** Reviewed applications, one for each batch to seal. */
  readonly settled: readonly string[];
};

/** How many batches of one case are sealed. */
const SETTLED = 6;

/** A profile such as a PC has after its first week: set up, with the county's key, drafts and confirmed cases. */
export async function makeProfile(folder: string): Promise<Profile> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const county = makeCountyKey(join(folder, 'county'));
  const dataDir = join(folder, 'data');
  const running = await launchApp(dataDir);
  try {
    const { page } = running;
    await firstRun(page, readFileSync(county.publicPath, 'utf8'));
    const settled: string[] = [];
    for (let person = 1; person <= SETTLED; person += 1) settled.push(await settle(page, usualForm(person)));
    await review(page, settled);
    const usual = await makeDraft(page, usualForm(50));
    const forty = await makeDraft(page, fortyVisitForm(40));
    return { dataDir, usual, forty, settled };
  } finally {
    await running.quit();
  }
}

/** A second profile with the same content, so that what one measure writes does not weigh on another. */
export function copyProfile(profile: Profile, folder: string): Profile {
  rmSync(folder, { recursive: true, force: true });
  cpSync(profile.dataDir, folder, { recursive: true });
  return { ...profile, dataDir: folder };
}

async function makeDraft(page: Page, form: ApplicationForm): Promise<Draft> {
  const { id, revision } = await call(page, 'application/create', {});
  const saved = await call(page, 'application/saveDraft', { id, revision, form });
  return { id, revision: saved.revision, form };
}

/** A second person passes them; the first one is logged in again afterwards. */
export async function review(page: Page, ids: readonly string[]): Promise<void> {
  await call(page, 'user/add', { name: REVIEWER.name, roles: ['reviewer'], password: REVIEWER.password });
  await switchTo(page, REVIEWER);
  for (const id of ids) {
    const { revision } = await call(page, 'application/get', { id });
    await call(page, 'review/approve', { id, revision });
  }
  await switchTo(page, { name: STATION.userName, password: STATION.password });
}

/** An application of a usual case, accepted and confirmed; gives its id. */
export async function settle(page: Page, form: ApplicationForm): Promise<string> {
  const { id, revision } = await makeDraft(page, form);
  const accepted = await call(page, 'application/accept', { id, revision });
  const { settlement } = await call(page, 'application/assess', { id, form });
  const expected = settlement?.payable ?? 0;
  await call(page, 'application/settle', { id, revision: accepted.revision, expected });
  return id;
}
