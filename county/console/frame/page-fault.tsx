import { ErrorState } from '../ui/error-state.tsx';

/** Instead of a page that failed while it was drawn. */
export function PageFault({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  return <ErrorState error={error} onRetry={reset} />;
}
