import { problemsOf } from '#shared/settlement/parse-case-file.ts';
import type { Checked } from '#shared/settlement/problem.ts';
import { toPolicyPack } from './compile.ts';
import { findPackFaults } from './lint.ts';
import { packContentSchema } from './pack-content.ts';
import { parseYaml } from './parse-yaml.ts';
import type { PolicyPack } from './policy-pack.ts';

/** Reads a pack's YAML: syntax, shape, then everything the linter finds, each problem at `file:line`. Never throws. */
export function parsePack(text: string, fileName: string): Checked<PolicyPack> {
  const yaml = parseYaml(text, fileName, 'failsafe');
  if (!yaml.ok) return yaml;
  const { value, place } = yaml.value;
  const parsed = packContentSchema.safeParse(value);
  if (!parsed.success) return { ok: false, problems: place(problemsOf(parsed.error)) };
  const faults = findPackFaults(parsed.data);
  return faults.length > 0 ? { ok: false, problems: place(faults) } : { ok: true, value: toPolicyPack(parsed.data) };
}
