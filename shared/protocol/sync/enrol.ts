import { z } from 'zod';
import { canonicalJson } from '../../canonical-json.ts';
import { id, instant, key32, keyId, pcName } from '../field.ts';
import { ENROL_CONTEXT, ENROL_FORMAT, ENROLLED_CONTEXT, ENROLLED_FORMAT, SESSION_CONTEXT } from './formats.ts';
import { countyCode } from './receipt.ts';

const signature = z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/);

const fields = z.strictObject({
  format: z.literal(ENROL_FORMAT),
  device: id,
  pc: pcName,
  /** Names this PC had before its data moved: of the same township, so that nobody can claim another's. */
  formerPcs: z.array(pcName).max(25),
  deviceKey: key32,
  /** X25519 public key made from the device's seed (`DEVICE_BOX_INFO`): feeds are sealed to it. */
  deviceBox: key32,
  /** The county key this PC seals to. */
  countyKey: keyId,
  /** The county's one-time code, Crockford letters without hyphens. */
  code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{20}$/),
  requestedAt: instant,
});
/** What a PC asks to be registered with: body of `POST /v1/enrol`, or a file `*.aidenrol.json` for a county without a line. */
export const enrolRequestSchema = fields.refine(
  ({ pc, formerPcs }) => formerPcs.every((former) => former !== pc && former.startsWith(pc.slice(0, -1))),
  { path: ['formerPcs'] },
);
export type EnrolRequest = z.infer<typeof enrolRequestSchema>;
export const signedEnrolSchema = z.strictObject({ request: enrolRequestSchema, signature });

/** What the county answers, signed with its receipt key. */
export const enrolledSchema = z.strictObject({
  format: z.literal(ENROLLED_FORMAT),
  county: countyCode,
  countyName: z.string().min(1).max(100),
  countyKey: keyId,
  epoch: z.int().min(1),
  device: id,
  pc: pcName,
  enrolledAt: instant,
});
export type Enrolled = z.infer<typeof enrolledSchema>;
export const signedEnrolledSchema = z.strictObject({ enrolled: enrolledSchema, signature });

/** What is signed: a name for the purpose, a line break, the canonical value. */
export const enrolMessage = (request: EnrolRequest): string => `${ENROL_CONTEXT}\n${canonicalJson(request)}`;
export const enrolledMessage = (enrolled: Enrolled): string => `${ENROLLED_CONTEXT}\n${canonicalJson(enrolled)}`;
/** What a PC signs to open a session: the county's challenge, and to whom it says it. */
export const sessionMessage = (county: string, device: string, challenge: string): string =>
  `${SESSION_CONTEXT}\n${county}\n${device}\n${challenge}`;
