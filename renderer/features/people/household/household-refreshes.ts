import type { ChannelName } from '#shared/contract/index.ts';

/** What is asked again once somebody's household is another. */
export const HOUSEHOLD_REFRESHES: readonly ChannelName[] = [
  'household/get',
  'people/get',
  'people/list',
  'people/twins',
];
