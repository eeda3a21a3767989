import type { UserContext } from '../handlers/unlocked.ts';
import { sha256Hex } from '../sha256-hex.ts';

const SHORT_HASH = 12;

/** First characters of the hash of what is printed, as they stand at the foot of a paper. */
export const shortHashOf = (text: string): string => sha256Hex(Buffer.from(text, 'utf8')).slice(0, SHORT_HASH);

/** Who prints when, as papers say it. */
export const printedBy = ({
  clock,
  open,
}: Pick<UserContext, 'clock' | 'open'>): { readonly printedAt: string; readonly printedBy: string } => ({
  printedAt: clock.now().slice(0, 16).replace('T', ' '),
  printedBy: open.actor.userName,
});
