import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * The rule engines beside ours, from the folder `rivals` with its own node_modules (`npm ci` by build/bench.mjs). They are typed here
 * by what is used of them, so that the project's type check does not need them installed.
 */
const load = createRequire(join(import.meta.dirname, 'rivals', 'package.json'));

export type Almanac = {
  factValue<T>(id: string): Promise<T>;
  addFact(id: string, value: unknown): unknown;
};
export type Rule = {
  readonly name: string;
  readonly priority: number;
  readonly conditions: { readonly all: readonly object[] } | { readonly any: readonly object[] };
  readonly event: { readonly type: string; readonly params?: Readonly<Record<string, unknown>> };
  readonly onSuccess?: (event: Rule['event'], almanac: Almanac) => unknown;
};
export type RuleEngine = {
  addFact(id: string, compute: (params: unknown, almanac: Almanac) => unknown): unknown;
  run(facts: Readonly<Record<string, unknown>>): Promise<{ readonly almanac: Almanac }>;
};
export type ZenDecision = {
  evaluate(
    context: unknown,
    options: { readonly trace: boolean },
  ): Promise<{ readonly result: unknown; readonly trace?: Readonly<Record<string, unknown>> }>;
};

/** json-rules-engine. */
export const jsonRulesEngine = () =>
  load('json-rules-engine') as { readonly Engine: new (rules: readonly Rule[]) => RuleEngine }; // see above

/** @gorules/zen-engine. */
export const zenEngine = () =>
  load('@gorules/zen-engine') as { readonly ZenEngine: new () => { createDecision(content: unknown): ZenDecision } }; // see above
