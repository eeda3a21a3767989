import type { Actor } from './store-env.ts';

/**
 * Whether a user is who did something before. Besides the id the name counts: the first release kept nothing else, and
 * whoever was removed and added again has a new id.
 */
export const isSameUser = (id: string | null, name: string, { userId, userName }: Actor): boolean =>
  id === userId || name === userName;
