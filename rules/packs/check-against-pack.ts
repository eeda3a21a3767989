import type { AidCase, AidCaseFile, LocalParameters } from '#shared/settlement/case-file.ts';
import { jsonPath, type Problem } from '#shared/settlement/problem.ts';
import { readLocal } from './local/read-local.ts';
import type { PolicyPack } from './policy-pack.ts';

/** Checks county-set parameters against what a pack lets a county set. Unknown keys are refused. */
export const findLocalProblems = (pack: PolicyPack, local: LocalParameters): readonly Problem[] =>
  readLocal(pack.content, local).problems;

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
        : [
            {
              path: jsonPath([...path, 'opening', index, 'paid', fund]),
              message: `政策包“${pack.content.id}”没有这个救助项目`,
            },
          ],
    ),
  );

/** Everything of a well-formed file that the pack it names does not know. */
export const findPackProblems = (pack: PolicyPack, file: AidCaseFile): readonly Problem[] => [
  ...findLocalProblems(pack, file.local ?? {}),
  ...file.cases.flatMap((aidCase, index) => findFundProblems(pack, aidCase, ['cases', index])),
];
