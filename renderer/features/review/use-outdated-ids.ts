import { isUnsealedSettlement } from '#shared/domain/application-status.ts';
import type { ApplicationRow } from '#shared/contract/case/application.ts';
import { useChannel } from '../../client/use-channel.ts';

/** As many as one call takes. */
const MOST = 500;
const NONE: ReadonlySet<string> = new Set();

/** Which of the rows are 需重新测算. Rows beyond the first five hundred that could be are marked when they are opened. */
export function useOutdatedIds(rows: readonly Pick<ApplicationRow, 'id' | 'status'>[]): ReadonlySet<string> {
  const ids = rows
    .filter(({ status }) => isUnsealedSettlement(status))
    .map(({ id }) => id)
    .slice(0, MOST)
    .toSorted();
  const { data } = useChannel('application/outdated', { ids }, { enabled: ids.length > 0, keepPrevious: true });
  return data === undefined ? NONE : new Set(data.rows.map(({ id }) => id));
}
