import { z } from 'zod';
import { NO_FEN, parseYuan, type Fen } from '#shared/fen.ts';
import { isNo } from '#shared/settlement/check/field.ts';
import { assertNever } from '#shared/result.ts';
import { parseShare, type Ratio } from '../../money.ts';
import type { LocalParameterDefinition, PackContent } from '../pack-content.ts';

/** Deductible and ratio that a county sets for one class and kind of care. */
export type LocalTermsValue = { readonly deductible: Fen; readonly ratio: Ratio };
/** A share of the year's cumulated burden over `over`, up to where the next tier begins. */
export type LocalTier = { readonly over: Fen; readonly ratio: Ratio };

/** A local parameter ready for arithmetic. */
export type LocalValue =
  | { readonly kind: 'money'; readonly amount: Fen }
  | {
      readonly kind: 'classTerms';
      readonly inpatient: LocalTermsValue | null;
      readonly outpatient: LocalTermsValue | null;
      readonly cap: Fen | null;
    }
  | { readonly kind: 'tiers'; readonly tiers: readonly LocalTier[] }
  | { readonly kind: 'classCaps'; readonly caps: ReadonlyMap<string, Fen> };

const fromText = <T>(what: string, parse: (text: string) => T | null) =>
  z.unknown().transform((value, context): T => {
    const parsed = typeof value === 'string' ? parse(value) : null;
    if (parsed !== null) return parsed;
    context.issues.push({ code: 'custom', message: isNo(what)({ input: value }), input: value });
    return z.NEVER;
  });

const amount = fromText('amount', parseYuan);
const ratio = fromText('ratio (0.00 to 1.00)', parseShare);
const object = <T extends z.core.$ZodLooseShape>(shape: T) => z.strictObject(shape, { error: isNo('object') });

/** Both must be there; zod treats a missing unknown as absent, so each is asked for by name. */
const classTerms = object({ deductible: amount, ratio });
const notSetHere = z.never({ error: 'not set here: the policy publishes it, or a county may not set it' });

function classTermsSchema(parts: readonly string[]) {
  const part = <T extends z.ZodType>(name: string, schema: T) =>
    (parts.includes(name) ? schema : notSetHere).optional();
  return object({
    inpatient: part('inpatient', classTerms),
    outpatient: part('outpatient', classTerms),
    cap: part('cap', amount),
  }).transform((value): LocalValue => {
    const { inpatient = null, outpatient = null, cap = null } = value;
    return { kind: 'classTerms', inpatient, outpatient, cap };
  });
}

const tiersSchema = z
  .array(object({ upTo: z.union([z.null(), amount], { error: isNo('amount or null') }), ratio }), {
    error: isNo('list of tiers'),
  })
  .check((context) => {
    const tiers = context.value;
    const fault = (path: (string | number)[], message: string): void => {
      context.issues.push({ code: 'custom', message, path, input: tiers });
    };
    if (tiers.length === 0) fault([], 'no tiers');
    tiers.forEach(({ upTo }, index) => {
      const isLast = index === tiers.length - 1;
      const before = tiers[index - 1]?.upTo ?? NO_FEN;
      if (isLast !== (upTo === null)) {
        fault([index, 'upTo'], isLast ? 'the last tier goes up to null' : 'only the last tier goes up to null');
      } else if (upTo !== null && upTo <= before) fault([index, 'upTo'], 'not above the tier before');
    });
  })
  .transform((tiers): LocalValue => ({
    kind: 'tiers',
    tiers: tiers.map((tier, index) => ({ over: tiers[index - 1]?.upTo ?? NO_FEN, ratio: tier.ratio })),
  }));

const classCapsSchema = (pack: PackContent) =>
  object(Object.fromEntries(pack.classes.map(({ id }) => [id, amount.optional()]))).transform((value): LocalValue => ({
    kind: 'classCaps',
    caps: new Map(Object.entries(value).flatMap(([id, cap]) => (cap === undefined ? [] : [[id, cap]]))),
  }));

/** What a value of a local parameter must look like, and what it is read to. */
export function localSchema(pack: PackContent, definition: LocalParameterDefinition): z.ZodType<LocalValue> {
  switch (definition.kind) {
    case 'money':
      return amount.transform((value): LocalValue => ({ kind: 'money', amount: value }));
    case 'classTerms':
      return classTermsSchema(definition.parts ?? []);
    case 'tiers':
      return tiersSchema;
    case 'classCaps':
      return classCapsSchema(pack);
    default:
      return assertNever(definition.kind);
  }
}
