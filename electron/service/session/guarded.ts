import type { Result } from '#shared/result.ts';
import { StoreError } from '../../store/store-error.ts';

/** Turns a fault of the storage into a failure; any other exception is a bug and goes on. */
export function guarded<T>(work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof StoreError) return { ok: false, error: thrown.error };
    throw thrown;
  }
}
