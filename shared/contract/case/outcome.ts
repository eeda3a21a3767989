import { z } from 'zod';
import { channel, id } from '../channel.ts';
import { applicationDetail } from './application.ts';
import { missingItem } from './outcome-view.ts';

const revision = z.number().int().positive();
const target = z.strictObject({ id, revision });
const withReason = z.strictObject({ id, revision, reason: z.string().trim().max(400) });

/** What happens beside the usual way. Each refuses as WRONG_STATUS, STALE_REVISION, NOT_FOUND. */
export const outcomeChannels = {
  /** 已受理 → 待补正: what is missing is frozen for 一次性告知书, the time limit stops. */
  'application/correct': channel(
    'clerk',
    'write',
    z.strictObject({ id, revision, missing: z.array(missingItem).max(40) }),
    applicationDetail,
  ),
  /** 待补正 → 已受理: everything is there, the time limit runs again. */
  'application/resume': channel('clerk', 'write', target, applicationDetail),
  /** Everything accepted and not sealed → 已撤回 with the applicant's reason; bills and limits are free again. */
  'application/withdraw': channel('clerk', 'write', withReason, applicationDetail),
  /** 已受理 → 拟不予救助 with each failed condition of 核查. NOT_REFUSABLE when nothing is certainly failed. */
  'application/refuse': channel('clerk', 'write', target, applicationDetail),
  /** 拟不予救助 → 不予救助, by somebody else than who proposed it. FOUR_EYES_REFUSAL, NOT_REFUSABLE. */
  'application/confirmRefusal': channel('reviewer', 'write', target, applicationDetail),
  /** 拟不予救助 → 已受理 with a reason. */
  'application/declineRefusal': channel('reviewer', 'write', withReason, applicationDetail),
};
