import { parseYuan } from '#shared/fen.ts';
import type { AidCase, AidCaseFile, LocalParameters } from '#shared/settlement/case-file.ts';
import { showValue } from '#shared/settlement/check/field.ts';
import { jsonPath, type Problem } from '#shared/settlement/problem.ts';
import { assertNever } from '#shared/result.ts';
import type { LocalParameterDefinition } from './pack-content.ts';
import type { PolicyPack } from './policy-pack.ts';

/** What is wrong with one value of a local parameter. */
function checkValue(definition: LocalParameterDefinition, value: unknown): string | null {
  switch (definition.kind) {
    case 'money':
      return typeof value === 'string' && parseYuan(value) !== null ? null : `${showValue(value)} is no amount`;
    default:
      return assertNever(definition.kind);
  }
}

/** Checks county-set parameters against what a pack lets a county set. Unknown keys are refused. */
export const findLocalProblems = (pack: PolicyPack, local: LocalParameters): readonly Problem[] =>
  Object.entries(local).flatMap(([key, value]) => {
    const path = jsonPath(['local', key]);
    const definition = pack.content.local.find((item) => item.key === key);
    if (definition === undefined) return [{ path, message: `no local parameter of ${pack.content.id}` }];
    const message = checkValue(definition, value);
    return message === null ? [] : [{ path, message }];
  });

/** Checks the funds that openings name; an unknown one would silently not count against any cap. */
export const findFundProblems = (
  pack: PolicyPack,
  aidCase: AidCase,
  path: readonly PropertyKey[] = [],
): readonly Problem[] =>
  (aidCase.opening ?? []).flatMap((opening, index) =>
    Object.keys(opening.paid).flatMap((fund) =>
      pack.content.funds.some((item) => item.id === fund)
        ? []
        : [{ path: jsonPath([...path, 'opening', index, 'paid', fund]), message: `no fund of ${pack.content.id}` }],
    ),
  );

/** Everything of a well-formed file that the pack it names does not know. */
export const findPackProblems = (pack: PolicyPack, file: AidCaseFile): readonly Problem[] => [
  ...findLocalProblems(pack, file.local ?? {}),
  ...file.cases.flatMap((aidCase, index) => findFundProblems(pack, aidCase, ['cases', index])),
];
