import type { UseQueryResult } from '@tanstack/react-query';
import type { AppStatus } from '#shared/contract/access/session.ts';
import { useChannel } from './use-channel.ts';

/** What the window shows first: fresh, locked, open or stopped. */
export const useStatus = (): UseQueryResult<AppStatus> => useChannel('app/status', {});
