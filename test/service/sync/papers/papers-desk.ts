import { createHash } from 'node:crypto';
import type { PapersRow } from '#shared/contract/county/papers.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { STAYS } from '../../../support/invented-case.ts';
import { confirmed, review, sealAll } from '../../support/desk.ts';
import { typedForm } from '../../support/forms/invented-form.ts';
import type { Window } from '../../support/window.ts';
import { fixedBytes } from '../../../county/support/sample-batch.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A file that begins as a PNG of ten by ten dots and goes on with anything. */
export function pngScan(label: string, size = 500): Uint8Array {
  const head = Buffer.from('89504e470d0a1a0a0000000d494844520000000a0000000a0802000000', 'hex');
  return new Uint8Array(Buffer.concat([head, fixedBytes(label)(size - head.length)]));
}

/** Attaches a scan to a case; gives its id. */
export async function attach(window: Window, applicationId: string, line: string, bytes: Uint8Array): Promise<string> {
  const { attachments } = await window.ask('attachment/add', { applicationId, line, name: `${line}.png`, bytes });
  return attachments.at(-1)?.id ?? '';
}

export type SealedCase = {
  readonly batchId: string;
  readonly seq: number;
  readonly applicationId: string;
  readonly number: string;
  readonly attachments: readonly string[];
};

/** A case (by the place of its stay, or as typed) with scans and a printed settlement, reviewed and sealed in a batch of its own. */
export async function sealWithScans(
  window: Window,
  which: number | ApplicationForm,
  scans: Readonly<Record<string, Uint8Array>>,
): Promise<SealedCase> {
  const form = typeof which === 'number' ? typedForm(STAYS.slice(which, which + 1)) : which;
  const { id } = await confirmed(window, form);
  const attachments: string[] = [];
  for (const [line, bytes] of Object.entries(scans)) attachments.push(await attach(window, id, line, bytes));
  await window.ask('paper/make', { applicationId: id, kind: 'settlement' });
  await review(window, [id]);
  const { number } = await window.ask('application/get', { id });
  const batch = await sealAll(window, [id]);
  return { batchId: batch.id, seq: batch.seq, applicationId: id, number: number ?? '', attachments };
}

/** How the papers of a batch stand. */
export async function papersOf(window: Window, batchId: string): Promise<PapersRow> {
  const row = (await window.ask('papers/list', {})).rows.find((each) => each.batchId === batchId);
  if (row === undefined) throw new Error('No such batch');
  return row;
}

/** Waits until the papers of a batch are listed, which begins with its sealing. */
export async function listed(window: Window, batchId: string): Promise<PapersRow> {
  for (;;) {
    const row = await papersOf(window, batchId);
    if (row.stage !== 'unlisted') return row;
  }
}
