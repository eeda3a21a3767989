import type { Handlers } from '#shared/contract/index.ts';
import type { Context } from '../service-context.ts';
import { backupHandlers } from './backup.ts';
import { auditHandlers } from './audit.ts';
import { batchHandlers } from './batch.ts';
import { damageHandlers } from './damage.ts';
import { decisionHandlers } from './decision.ts';
import { draftHandlers } from './draft.ts';
import { keysHandlers } from './keys.ts';
import { paperHandlers } from './paper.ts';
import { personHandlers } from './person.ts';
import { policyHandlers } from './policy.ts';
import { preferenceHandlers } from './preference.ts';
import { reviewHandlers } from './review.ts';
import { searchHandlers } from './search.ts';
import { sessionHandlers } from './session.ts';
import { setupHandlers } from './setup.ts';
import { userHandlers } from './users.ts';

/** Every channel's handler. One that is missing here does not compile. */
export const handlers = {
  ...sessionHandlers,
  ...setupHandlers,
  ...userHandlers,
  ...policyHandlers,
  ...draftHandlers,
  ...decisionHandlers,
  ...reviewHandlers,
  ...personHandlers,
  ...paperHandlers,
  ...batchHandlers,
  ...backupHandlers,
  ...damageHandlers,
  ...preferenceHandlers,
  ...searchHandlers,
  ...auditHandlers,
  ...keysHandlers,
} satisfies Handlers<Context>;
