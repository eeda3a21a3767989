import type { AidCase, LocalParameters } from '#shared/settlement/case-file.ts';
import type { TraceStep } from '#shared/settlement/trace-step.ts';
import { settleCase } from '#rules';
import { packOf } from './packs.ts';

/** A step on one line, with everything it says: `v1 basic.amount [article] sentence | formula | result | inputs`. */
const printStep = ({ visit, layer, step, clause, text, formula, result, inputs }: TraceStep): string =>
  [
    `${visit ?? '-'} ${layer}.${step} [${clause ?? '-'}] ${text}`,
    formula ?? '-',
    result ?? '-',
    Object.entries(inputs)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  ].join(' | ');

type Wanted = { readonly visit?: string | null; readonly layers?: readonly string[] };

/** The lines of a trace, all or those of one visit (null: of the case) and some layers. */
export function traceLines(
  pack: string,
  input: AidCase,
  local: LocalParameters = {},
  wanted: Wanted = {},
): readonly string[] {
  const trace = settleCase(packOf(pack), input, { local, trace: true }).trace ?? [];
  return trace
    .filter((step) => wanted.visit === undefined || step.visit === wanted.visit)
    .filter((step) => wanted.layers === undefined || wanted.layers.includes(step.layer))
    .map(printStep);
}
