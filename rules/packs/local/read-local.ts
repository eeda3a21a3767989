import type { z } from 'zod';
import type { LocalParameters } from '#shared/settlement/case-file.ts';
import { jsonPath, type Problem } from '#shared/settlement/problem.ts';
import { problemsOf } from '#shared/settlement/parse-case-file.ts';
import type { PackContent } from '../pack-content.ts';
import { localSchema, type LocalValue } from './local-schema.ts';

/** The county's parameters that are set, by key, and everything wrong with the others. */
export type LocalReading = { readonly values: ReadonlyMap<string, LocalValue>; readonly problems: readonly Problem[] };

const schemas = new WeakMap<PackContent, ReadonlyMap<string, z.ZodType<LocalValue>>>();

function schemasOf(pack: PackContent): ReadonlyMap<string, z.ZodType<LocalValue>> {
  const made = schemas.get(pack) ?? new Map(pack.local.map((item) => [item.key, localSchema(pack, item)] as const));
  schemas.set(pack, made);
  return made;
}

/** Reads local parameters as a pack defines them. An unknown key or a value of another shape is a problem. */
export function readLocal(pack: PackContent, local: LocalParameters): LocalReading {
  const values = new Map<string, LocalValue>();
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(local)) {
    const schema = schemasOf(pack).get(key);
    if (schema === undefined) {
      problems.push({ path: jsonPath(['local', key]), message: `政策包“${pack.id}”没有这个地方参数` });
      continue;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) values.set(key, parsed.data);
    else problems.push(...problemsOf(parsed.error, ['local', key]));
  }
  return { values, problems };
}
