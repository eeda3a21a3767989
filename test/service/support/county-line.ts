import { sign } from 'node:crypto';
import type { SyncState } from '#shared/contract/sync.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { NEXT_KEY_FORMAT } from '#shared/protocol/sync/formats.ts';
import { type NextKey, nextKeyMessage } from '#shared/protocol/sync/next-key.ts';
import { countyService } from '../../county/http/support/county-service.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import type { Window } from './window.ts';

/** The one-time code that the plain books take. */
export const CODE = '0000-0000-0000-0000-0000';

/** A county's service that listens on this machine. */
export async function openCounty(parts: Parameters<typeof countyService>[0] = {}) {
  const county = await countyService(parts);
  const address = await county.app.listen({ port: 0, host: '127.0.0.1' });
  return { ...county, address };
}
export type OpenCounty = Awaited<ReturnType<typeof openCounty>>;

/** Waits until nothing is under way with the county any more. */
export async function settled(window: Window): Promise<SyncState> {
  for (;;) {
    const state = await window.ask('sync/state', {});
    if (!state.isBusy) return state;
  }
}

/** Tells the window where the county is and registers it. */
export async function join(window: Window, address: string): Promise<void> {
  await window.ask('sync/setLine', { address, certificate: '' });
  await settled(window);
  await window.ask('sync/enrol', { code: CODE });
}

/** One meeting with the county, to its end. */
export async function meet(window: Window): Promise<SyncState> {
  await settled(window);
  await window.ask('sync/now', {});
  return settled(window);
}

/** A decision on an application as it lies in a batch. */
export const decisionOn = (
  n: number,
  subject: Extract<FeedItem, { kind: 'decision' }>['subject'],
  parts: Partial<Extract<FeedItem, { kind: 'decision' }>> = {},
): FeedItem => ({
  n,
  id: `decision-${n}`,
  at: '2026-11-22T09:00:00.000+08:00',
  kind: 'decision',
  subject,
  decision: 'approved',
  approvedFen: 1,
  reason: '',
  places: [],
  by: '王审批',
  ...parts,
});

const AT = '2099-01-01T00:00:00.000+08:00';

type LedgerItem = Extract<FeedItem, { kind: 'ledger' }>;

/** A snapshot of what people had used elsewhere. */
export const ledgerItem = (n: number, rows: LedgerItem['rows']): LedgerItem => ({
  n,
  id: `ledger-${n}`,
  at: '2023-10-19T09:00:00.000+08:00',
  kind: 'ledger',
  asOf: '2023-10-01',
  rows,
});

/** The county's next keys, vouched for by its present ones. */
export function nextKeyItem(n: number): FeedItem {
  const { secret } = testCounty();
  const { name, keyId, box, receipt } = testCounty('next').publicFile;
  const from = secret.keyId;
  const next: NextKey = { format: NEXT_KEY_FORMAT, county: '210502', from, name, keyId, box, receipt, at: AT };
  const signature = sign(null, Buffer.from(nextKeyMessage(next), 'utf8'), secret.receipt).toString('base64url');
  return { n, id: `key-${n}`, at: AT, kind: 'key', next, signature };
}

/** This PC may not send any more. */
export const revokedItem = (n: number, device: string): FeedItem => ({
  n,
  id: `revoked-${n}`,
  at: AT,
  kind: 'revoked',
  device,
  pc: '210521198-A',
  reason: '电脑报失',
});

/** Registers a window at a real county that runs, with a code that its command makes for `pc`. */
export async function register(
  window: Window,
  county: {
    readonly type: (...words: readonly string[]) => Promise<{ out: string; err: string }>;
    readonly url: () => string;
  },
  pc: string,
): Promise<void> {
  const made = await county.type('make-code', pc);
  const code = /登记码　([\w-]+)/.exec(made.out)?.[1] ?? made.out + made.err;
  await window.ask('sync/setLine', { address: county.url(), certificate: '' });
  await settled(window);
  await window.ask('sync/enrol', { code });
}
