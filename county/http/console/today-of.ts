import { instantOf } from '#shared/instant.ts';
import type { Machine } from '../../context.ts';

/** The county's day. */
export const todayOf = ({ clock }: Machine): string => instantOf(clock()).slice(0, 10);
