import type { ChannelName } from '#shared/contract/index.ts';
import { queryClient } from './query-client.ts';

/** A step that moves an application also changes these lists, wherever it was taken. */
const LISTS: readonly ChannelName[] = [
  'application/list',
  'batch/waiting',
  'ledger/person',
  'review/list',
  'review/open',
  'review/comments',
  'application/outdated',
  'application/moves',
  'notice/view',
  'notice/counts',
];

const STEPS: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'application/accept',
  'application/settle',
  'application/resettle',
  'application/reopen',
  'review/approve',
  'review/return',
  'review/takeBack',
  'application/confirmRefusal',
  'application/declineRefusal',
  'application/refuse',
  'application/withdraw',
  'application/discard',
  'application/restore',
]);

/** Has the lists asked again that a successful call has made old. */
export function refreshAfter(name: ChannelName): void {
  if (!STEPS.has(name)) return;
  for (const list of LISTS) void queryClient.invalidateQueries({ queryKey: [list] });
}
