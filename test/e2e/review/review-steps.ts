import type { Page } from '@playwright/test';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { call } from '../../bench/window-app.ts';
import { FIXED_CLOCK, ID_SEED, STATION } from '../../support/invented-case.ts';

export const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };
export const CLERK = { name: STATION.userName, password: STATION.password };

/** A case under a name of its own, accepted. */
export async function accepted(page: Page, form: ApplicationForm, name: string) {
  const { id, revision } = await call(page, 'application/create', {});
  const own = { ...form, person: { ...form.person, name }, account: { ...form.account, holder: name } };
  const saved = await call(page, 'application/saveDraft', { id, revision, form: own });
  return call(page, 'application/accept', { id, revision: saved.revision });
}

/** The same, its settlement confirmed. */
export async function settled(page: Page, form: ApplicationForm, name: string) {
  const { id, revision, form: kept } = await accepted(page, form, name);
  const { settlement } = await call(page, 'application/assess', { id, form: kept });
  return call(page, 'application/settle', { id, revision, expected: settlement?.payable ?? 0 });
}

/** Goes to an application. */
export const open = (page: Page, id: string): Promise<void> =>
  page.evaluate((to) => {
    window.location.hash = `#/applications/${to}`;
  }, id);

/** A slip as a scanner makes it, painted by the window itself. */
export const painted = (page: Page, lines: readonly string[]) =>
  page
    .evaluate(async (texts) => {
      const canvas = new OffscreenCanvas(1240, 1754);
      const pen = canvas.getContext('2d');
      if (pen === null) throw new Error('No canvas');
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, 1240, 1754);
      pen.fillStyle = '#111';
      pen.font = '40px "Noto Sans SC"';
      for (const [index, text] of texts.entries()) pen.fillText(text, 90, 140 + index * 80);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
      return [...new Uint8Array(await blob.arrayBuffer())];
    }, lines)
    .then((bytes) => Buffer.from(bytes));
