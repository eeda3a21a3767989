import type { PackSummary } from '#shared/contract/policy.ts';
import { useChannel } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';

const NONE: PackSummary['categories'] = [];

/** The policy this window works under; null until it is known. */
export function usePack(): PackSummary | null {
  const { station } = useSession();
  const { data } = useChannel('policy/list', {});
  return data?.packs.find(({ id }) => id === station.pack) ?? null;
}

/** The categories a clerk can choose under the policy of this window. */
export const useCategories = (): PackSummary['categories'] => usePack()?.categories ?? NONE;
