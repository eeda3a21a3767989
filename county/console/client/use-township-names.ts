import { townshipLabel } from '../api/township-label.ts';
import { useCall } from './use-call.ts';

const A_MINUTE_MS = 60_000;

/** What the townships are called, by their codes; nothing until the names are there. */
export function useTownshipNames(): ReadonlyMap<string, string> {
  const query = useCall('townships', {}, { staleMs: A_MINUTE_MS });
  return new Map(query.data?.townships.map(({ township, name }) => [township, name]));
}

/** How a township stands on the screen: name and code. */
export function useTownshipLabel(): (township: string) => string {
  const names = useTownshipNames();
  return (township) => townshipLabel(township, names.get(township));
}
