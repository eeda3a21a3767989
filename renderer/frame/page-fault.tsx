import { ErrorState } from '../ui/page/error-state.tsx';

/** Shown instead of a page that broke; the frame around it goes on. */
export function PageFault({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  return <ErrorState error={error} onRetry={reset} />;
}
