import { z } from 'zod';
import { VISIT_KINDS } from '../../settlement/vocabulary.ts';

/**
 * What the policy of a window asks beyond what every policy asks. Read off the policy pack, never off its name; the page
 * shows a field, and reading heeds what stands in it, only where the policy asks for it.
 */
export const formQuestions = z.strictObject({
  /** Where the person is registered (GB/T 2260 code). */
  hukou: z.boolean(),
  /** When the premium was paid, because benefits may start only later. */
  enrolment: z.boolean(),
  /** Psychiatric care and its bed-days. */
  bedDays: z.boolean(),
  /** Kinds of visit whose insurance payments can be worked out when the slip does not show them. */
  computed: z.array(z.enum(VISIT_KINDS)),
  /** The kind of visit of which basic insurance itself can be worked out. */
  computedBasic: z.enum(VISIT_KINDS).nullable(),
  /** Funds whose aid given elsewhere counts here. */
  openingFunds: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** Whether cost after basic insurance is counted over the year, so that the count from elsewhere is needed. */
  openingX: z.boolean(),
  /** A year whose burden is at most this is paid at year end only, in fen; null: every year is paid at once. */
  yearEndUpTo: z.number().int().nullable(),
});
export type FormQuestions = z.infer<typeof formQuestions>;

/** A policy that asks nothing more; also what is known of a policy that cannot be read. */
export const NO_QUESTIONS: FormQuestions = {
  hukou: false,
  enrolment: false,
  bedDays: false,
  computed: [],
  computedBasic: null,
  openingFunds: [],
  openingX: false,
  yearEndUpTo: null,
};
