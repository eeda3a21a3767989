import type { RekeyView } from '#shared/contract/access/keys.ts';
import { instantToMinute } from '../../../text/instants.ts';

/** Whole per cent of what was looked at; it is not done before the last. */
export const percentOf = ({ progress }: Pick<RekeyView, 'progress'>): number =>
  progress === null ? 0 : Math.min(99, Math.floor((progress.done / Math.max(1, progress.total)) * 100));

/** Since when the key is in use. */
export const sinceWords = ({ replaced }: Pick<RekeyView, 'replaced'>): string =>
  replaced === null ? '启用这台电脑时生成，还没有换过' : `${instantToMinute(replaced.at)} 由${replaced.by}更换`;
