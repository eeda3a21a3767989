import { useEffect } from 'react';
import type { ChannelOutput } from '#shared/contract/index.ts';
import { useChannel } from '../../../client/use-channel.ts';

/** The scanner needs longer for a page. */
const AGAIN_MS = 2_000;

export type Scans = {
  /** Null while no folder is watched, or nobody knows yet. */
  readonly folder: string | null;
  /** True once it is known that no folder is watched. */
  readonly isUnset: boolean;
  readonly after: 'leave' | 'move';
  readonly list: ChannelOutput<'scan/list'> | null;
  readonly error: Error | null;
  readonly refresh: () => void;
};

/** What lies in the scanner's folder, looked at again and again while it is on the page. */
export function useScans(): Scans {
  const choice = useChannel('scan/choice', {}).data?.choice;
  const isWatched = choice !== undefined && choice !== null;
  const { data, error, refetch } = useChannel('scan/list', {}, { enabled: isWatched });
  useEffect(() => {
    if (!isWatched) return;
    const timer = setInterval(() => void refetch(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [isWatched, refetch]);
  return {
    folder: choice?.folder ?? null,
    isUnset: choice === null,
    after: choice?.after ?? 'leave',
    list: data ?? null,
    error,
    refresh: () => void refetch(),
  };
}
