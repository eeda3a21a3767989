import type { ChannelName } from '#shared/contract/index.ts';

/** What is asked again once files are one person, or two again. */
export const MERGE_REFRESHES: readonly ChannelName[] = [
  'people/get',
  'people/list',
  'people/twins',
  'household/get',
  'person/find',
  'ledger/person',
  'application/outdated',
  'application/moves',
  'batch/waiting',
];
