import { z } from 'zod';
import { EXEMPT_FACTS } from '../../domain/exemption/exempt-fact.ts';
import { channel, id, instant, nothing } from '../channel.ts';

const reason = z.string().trim().max(400);
const fact = z.enum(EXEMPT_FACTS);
const visit = z.string().min(1).max(64);

/** A condition of a bill that was asked to be set aside. */
export const exemptionView = z.strictObject({
  id,
  /** Key of the bill line, and how it is called. */
  visit: z.string(),
  visitName: z.string(),
  fact,
  condition: z.string(),
  /** What 核查 said of it when it was asked. */
  found: z.string(),
  reason: z.string(),
  evidence: z.string(),
  /** `asked`: waits for the second person · `signed`: in force · the others count no more. */
  state: z.enum(['asked', 'signed', 'declined', 'withdrawn']),
  askedAt: instant,
  askedBy: z.string(),
  /** Asked by whoever is logged in, who may not sign it without the county's permit. */
  isOwn: z.boolean(),
  decided: z
    .strictObject({ at: instant, by: z.string(), reason: z.string(), permitNo: z.string().nullable() })
    .nullable(),
});
export type ExemptionView = z.infer<typeof exemptionView>;

/** A condition of the application that fails or is not known, and may be set aside. */
export const exemptible = z.strictObject({
  visit: z.string(),
  visitName: z.string(),
  fact,
  condition: z.string(),
  rule: z.string(),
  found: z.string(),
  article: z.string(),
});
export type Exemptible = z.infer<typeof exemptible>;

const decide = z.strictObject({ exemptionId: id, reason });

export const exemptionChannels = {
  /** What was asked to be set aside for an application, oldest first, and what still could be. */
  'exemption/ofApplication': channel(
    'user',
    'read',
    z.strictObject({ applicationId: id }),
    z.strictObject({ rows: z.array(exemptionView), choices: z.array(exemptible) }),
  ),
  /** Applications with something that waits for a second person. */
  'exemption/waiting': channel(
    'user',
    'read',
    nothing,
    z.strictObject({
      rows: z.array(
        z.strictObject({
          applicationId: id,
          number: z.string(),
          personName: z.string(),
          condition: z.string(),
          askedBy: z.string(),
          askedAt: instant,
          isOwn: z.boolean(),
        }),
      ),
    }),
  ),
  /** Asks for it. REASON_REQUIRED, EXEMPTION_NOT_NEEDED, EXEMPTION_ASKED, WRONG_STATUS, STALE_REVISION. */
  'exemption/ask': channel(
    'clerk',
    'write',
    z.strictObject({
      applicationId: id,
      revision: z.number().int().positive(),
      visit,
      fact,
      reason,
      evidence: z.string().trim().max(200),
    }),
    exemptionView,
  ),
  /** The second person signs. FOUR_EYES_EXEMPTION, EXEMPTION_DECIDED, WRONG_STATUS. */
  'exemption/sign': channel('reviewer', 'write', z.strictObject({ exemptionId: id }), exemptionView),
  /** The second person does not agree. REASON_REQUIRED, EXEMPTION_DECIDED, WRONG_STATUS. */
  'exemption/decline': channel('reviewer', 'write', decide, exemptionView),
  /** Not wanted any more, signed or not. REASON_REQUIRED, EXEMPTION_DECIDED, WRONG_STATUS. */
  'exemption/withdraw': channel('clerk', 'write', decide, exemptionView),
};
