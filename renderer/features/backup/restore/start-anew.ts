import { listen } from '../../../client/invoke.ts';
import { queryClient } from '../../../client/query-client.ts';

/** After a restore: what the pages know belongs to the data that was replaced, so with the next log-in all is asked anew. */
export function startAnew(): void {
  const stop = listen('session/changed', ({ state }) => {
    if (state !== 'open') return;
    stop();
    void queryClient.resetQueries();
  });
}
