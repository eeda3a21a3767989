import type { Handlers } from '#shared/contract/index.ts';
import type { Context } from '../service-context.ts';
import { backupHandlers } from './data/backup.ts';
import { auditHandlers } from './data/audit.ts';
import { batchHandlers } from './case/batch.ts';
import { countyLedgerHandlers } from './county/county-ledger.ts';
import { papersHandlers } from './county/papers.ts';
import { damageHandlers } from './data/damage.ts';
import { decisionHandlers } from './case/decision.ts';
import { draftHandlers } from './case/draft.ts';
import { keysHandlers } from './access/keys.ts';
import { materialHandlers } from './case/material.ts';
import { paperHandlers } from './case/paper.ts';
import { personHandlers } from './case/person.ts';
import { householdHandlers } from './people/household.ts';
import { peopleHandlers } from './people/person.ts';
import { policyHandlers } from './policy.ts';
import { preferenceHandlers } from './preference.ts';
import { exemptionHandlers } from './case/exemption.ts';
import { noticeHandlers } from './case/public-notice.ts';
import { timeLimitHandlers } from './case/time-limit.ts';
import { outcomeHandlers } from './case/outcome.ts';
import { reviewHandlers } from './case/review.ts';
import { rosterHandlers } from './people/roster.ts';
import { scanHandlers } from './data/scan.ts';
import { searchHandlers } from './data/search.ts';
import { syncHandlers } from './county/sync.ts';
import { sessionHandlers } from './access/session.ts';
import { setupHandlers } from './access/setup.ts';
import { userHandlers } from './access/users.ts';

/** Every channel's handler. One that is missing here does not compile. */
export const handlers = {
  ...sessionHandlers,
  ...setupHandlers,
  ...userHandlers,
  ...policyHandlers,
  ...draftHandlers,
  ...decisionHandlers,
  ...outcomeHandlers,
  ...reviewHandlers,
  ...exemptionHandlers,
  ...noticeHandlers,
  ...timeLimitHandlers,
  ...personHandlers,
  ...peopleHandlers,
  ...householdHandlers,
  ...paperHandlers,
  ...batchHandlers,
  ...syncHandlers,
  ...countyLedgerHandlers,
  ...papersHandlers,
  ...backupHandlers,
  ...damageHandlers,
  ...preferenceHandlers,
  ...searchHandlers,
  ...auditHandlers,
  ...keysHandlers,
  ...rosterHandlers,
  ...materialHandlers,
  ...scanHandlers,
} satisfies Handlers<Context>;
