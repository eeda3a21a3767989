import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { hasCode } from './console-failure.ts';
import { SESSION_KEY } from './use-session.ts';
import { STANDING_KEY } from './use-standing.ts';

/** The service says the session is over: whatever the page believed, it asks again who is here. */
function askSessionWhenOver(error: unknown): void {
  if (hasCode(error, 'signed_out')) void queryClient.invalidateQueries({ queryKey: SESSION_KEY });
}

/** Refused because a PC has seen more than is here: from now on every page says so. */
function askStandingWhenOutrun(error: unknown): void {
  if (hasCode(error, 'outrun')) void queryClient.invalidateQueries({ queryKey: STANDING_KEY });
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: askSessionWhenOver }),
  mutationCache: new MutationCache({
    onError: (error) => {
      askSessionWhenOver(error);
      askStandingWhenOutrun(error);
    },
  }),
  defaultOptions: {
    queries: { networkMode: 'always', refetchOnWindowFocus: true, staleTime: 5_000, retry: false },
    mutations: { networkMode: 'always', retry: false },
  },
});
