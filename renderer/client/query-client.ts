import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { hasCode } from './app-failure.ts';

/** The service says it is locked: whatever the window believed, it asks again what to show. */
function askStatusWhenLocked(error: unknown): void {
  if (hasCode(error, 'LOCKED')) void queryClient.invalidateQueries({ queryKey: ['app/status'] });
}

/** Calls never leave this PC, so the network says nothing about them. A call that died with the service is made again. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: askStatusWhenLocked }),
  mutationCache: new MutationCache({ onError: askStatusWhenLocked }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnWindowFocus: false,
      staleTime: 0,
      retry: (count, error) => count < 2 && hasCode(error, 'SERVICE_RESTARTED'),
      retryDelay: 300,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
