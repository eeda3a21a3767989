import type { ChannelName } from '#shared/contract/index.ts';

/** What may be otherwise once a snapshot of the county's ledger counts, or counts no more. */
export const LEDGER_TOUCHES: readonly ChannelName[] = [
  'countyLedger/list',
  'countyLedger/try',
  'sync/items',
  'sync/state',
  'ledger/person',
  'application/outdated',
  'application/assess',
];
