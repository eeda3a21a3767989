import { QueryClient } from '@tanstack/react-query';
import { hasCode } from './app-failure.ts';

/** Calls never leave this PC, so the network says nothing about them. A call that died with the service is made again. */
export const queryClient = new QueryClient({
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
