import type { ChannelName } from '#shared/contract/index.ts';

/** What a step of an exemption makes old. */
export const MOVED_BY_EXEMPTION: readonly ChannelName[] = [
  'exemption/ofApplication',
  'exemption/waiting',
  'application/get',
  'application/moves',
];
