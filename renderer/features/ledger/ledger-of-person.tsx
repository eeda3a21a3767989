import { useChannel } from '../../client/use-channel.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { PersonLedger } from './person-ledger.tsx';

/** The ledger of somebody who was found by the search box: the address names the record, never the person. */
export function LedgerOfPerson({ personId }: { readonly personId: string }) {
  const { data, error, refetch } = useChannel('search/person', { id: personId });
  if (data !== undefined) return <PersonLedger idNumber={data.idNumber} />;
  return error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />;
}
