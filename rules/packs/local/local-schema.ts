import { z } from 'zod';
import { NO_FEN, parseYuan, type Fen } from '#shared/fen.ts';
import { assertNever } from '#shared/result.ts';
import { parseShare, type Ratio } from '../../money.ts';
import type { LocalParameterDefinition, PackContent } from '../pack-content.ts';
import { cappedClasses } from './local-shape.ts';
import { FILE_WORDS, type LocalWords } from './local-words.ts';

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

const fromText = <T>(message: (issue: { readonly input?: unknown }) => string, parse: (text: string) => T | null) =>
  z.unknown().transform((value, context): T => {
    const parsed = typeof value === 'string' ? parse(value) : null;
    if (parsed !== null) return parsed;
    context.issues.push({ code: 'custom', message: message({ input: value }), input: value });
    return z.NEVER;
  });

const amountIn = (words: LocalWords) => fromText(words.amount, parseYuan);
const ratioIn = (words: LocalWords) => fromText(words.ratio, parseShare);
const objectIn = <T extends z.core.$ZodLooseShape>(words: LocalWords, shape: T) =>
  z.strictObject(shape, { error: words.object });

function classTermsSchema(parts: readonly string[], words: LocalWords) {
  // Both must be there; zod treats a missing unknown as absent, so each is asked for by name.
  const terms = objectIn(words, { deductible: amountIn(words), ratio: ratioIn(words) });
  const notSetHere = z.never({ error: words.notSetHere });
  const part = <T extends z.ZodType>(name: string, schema: T) =>
    (parts.includes(name) ? schema : notSetHere).optional();
  return objectIn(words, {
    inpatient: part('inpatient', terms),
    outpatient: part('outpatient', terms),
    cap: part('cap', amountIn(words)),
  }).transform((value): LocalValue => {
    const { inpatient = null, outpatient = null, cap = null } = value;
    return { kind: 'classTerms', inpatient, outpatient, cap };
  });
}

const tiersSchema = (words: LocalWords) =>
  z
    .array(
      objectIn(words, {
        upTo: z.union([z.null(), amountIn(words)], { error: words.amountOrNull }),
        ratio: ratioIn(words),
      }),
      { error: words.tiers },
    )
    .check((context) => {
      const tiers = context.value;
      const fault = (path: (string | number)[], message: string): void => {
        context.issues.push({ code: 'custom', message, path, input: tiers });
      };
      if (tiers.length === 0) fault([], words.noTiers);
      tiers.forEach(({ upTo }, index) => {
        const isLast = index === tiers.length - 1;
        const before = tiers[index - 1]?.upTo ?? NO_FEN;
        if (isLast !== (upTo === null)) {
          fault([index, 'upTo'], isLast ? words.lastTierOpen : words.onlyLastTierOpen);
        } else if (upTo !== null && upTo <= before) fault([index, 'upTo'], words.notAbove);
      });
    })
    .transform((tiers): LocalValue => ({
      kind: 'tiers',
      tiers: tiers.map((tier, index) => ({ over: tiers[index - 1]?.upTo ?? NO_FEN, ratio: tier.ratio })),
    }));

const classCapsSchema = (pack: PackContent, key: string, words: LocalWords) =>
  objectIn(
    words,
    Object.fromEntries(cappedClasses(pack, key).map(({ id }) => [id, amountIn(words).optional()])),
  ).transform((value): LocalValue => ({
    kind: 'classCaps',
    caps: new Map(Object.entries(value).flatMap(([id, cap]) => (cap === undefined ? [] : [[id, cap]]))),
  }));

/** What a value of a local parameter must look like, and what it is read to; `words` say what is wrong. */
export function localSchema(
  pack: PackContent,
  definition: LocalParameterDefinition,
  words: LocalWords = FILE_WORDS,
): z.ZodType<LocalValue> {
  switch (definition.kind) {
    case 'money':
      return amountIn(words).transform((value): LocalValue => ({ kind: 'money', amount: value }));
    case 'classTerms':
      return classTermsSchema(definition.parts ?? [], words);
    case 'tiers':
      return tiersSchema(words);
    case 'classCaps':
      return classCapsSchema(pack, definition.key, words);
    default:
      return assertNever(definition.kind);
  }
}
