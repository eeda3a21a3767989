import { z } from 'zod';
import { day } from '#shared/protocol/field.ts';

/** What the tool asks the running service to do for it: the service holds the folder, so only it can. One line of JSON each way. */
export const controlRequestSchema = z.strictObject({
  command: z.string().max(40),
  names: z.array(z.string().max(4096)).max(1000),
  to: z.string().max(4096).nullable(),
  reason: z.string().max(500).nullable(),
  days: z.int().min(1).max(365).nullable(),
  title: z.string().max(100).nullable(),
  asOf: day.nullable(),
  sheet: z.string().max(200).nullable(),
  year: z.int().min(2000).max(2200).nullable(),
});
export type ControlRequest = z.infer<typeof controlRequestSchema>;

export const controlAnswerSchema = z.strictObject({
  code: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  said: z.array(z.strictObject({ to: z.enum(['out', 'err']), text: z.string() })),
});
export type ControlAnswer = z.infer<typeof controlAnswerSchema>;

/** Longest line either side reads. */
export const MOST_LINE_BYTES = 8 * 1024 * 1024;
/** The socket's name in the county's folder, which only its owner can enter. */
export const CONTROL_SOCKET = 'control.sock';
