import type { ErrorCode } from '#shared/errors.ts';
import type { Result } from '#shared/result.ts';
import { recheck } from '../../store/damage/recheck.ts';
import { openStore } from '../../store/open-store.ts';
import type { StoreEnv } from '../../store/store-env.ts';
import type { Store } from '../../store/store.ts';
import { guarded } from './guarded.ts';
import type { Open } from './session-state.ts';

/** Closes the data after a fault and opens it anew with the same keys; what was called corrupt is looked at first. */
export function reopenAfterFault(env: StoreEnv, { store, vault }: Open, code: ErrorCode): Result<Store> {
  store.close();
  return guarded(() => {
    if (code === 'STORE_CORRUPT') recheck(env);
    return openStore(env, vault);
  });
}
