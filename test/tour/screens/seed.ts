import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { call } from '../../bench/window-app.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { idOf } from '../../service/support/forms/sound-ids.ts';

/** Invented people, one a case. */
const NAMES = ['赵桂兰', '钱守义', '孙玉芬', '李长贵', '周秀英', '吴德福', '郑淑清', '王满囤', '欧阳春燕'] as const;

/** A draft of the `nth` person, saved. */
export async function draft(
  page: Page,
  nth: number,
  change: (form: ApplicationForm) => ApplicationForm = (form) => form,
) {
  const { id, revision } = await call(page, 'application/create', {});
  const form = ownCase(40 + nth).form();
  const name = NAMES[nth % NAMES.length] ?? '';
  const own = { ...form, person: { ...form.person, name }, account: { ...form.account, holder: name } };
  const saved = await call(page, 'application/saveDraft', { id, revision, form: change(own) });
  return { id, revision: saved.revision };
}

export async function accepted(page: Page, nth: number, change?: (form: ApplicationForm) => ApplicationForm) {
  const { id, revision } = await draft(page, nth, change);
  return await call(page, 'application/accept', { id, revision });
}

export async function settled(page: Page, nth: number) {
  const { id, revision, form } = await accepted(page, nth);
  const { settlement } = await call(page, 'application/assess', { id, form });
  return await call(page, 'application/settle', { id, revision, expected: settlement?.payable ?? 0 });
}

export async function approve(page: Page, id: string): Promise<void> {
  const { revision } = await call(page, 'application/get', { id });
  await call(page, 'review/approve', { id, revision });
}

/** A roster as a file: a wrong number and a word nobody knows in it. */
export function rosterFile(folder: string): string {
  const file = join(folder, '2023年9月低保名册.csv');
  const rows = Array.from({ length: 40 }, (_, index) => `王某${index + 1},${idOf(index)},城市低保,2023-01-01,东村`);
  const wrong = ['王某丙,330782198001010013,城市低保,2023-01-01,东村', `王某丁,${idOf(50)},甲类,2023-01-01,东村`];
  writeFileSync(file, ['姓名,身份证号,类别,享受开始时间,村', ...rows, ...wrong, ''].join('\n'));
  return file;
}
