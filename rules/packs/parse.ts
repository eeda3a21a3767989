import type { Checked, Problem } from '#shared/settlement/problem.ts';
import { toPolicyPack } from './compile.ts';
import { findPackFaults } from './lint.ts';
import { checkReadings } from './lint/check-readings.ts';
import { packContentSchema, type PackContent } from './pack-content.ts';
import { parseYaml } from './parse-yaml.ts';
import type { PolicyPack } from './policy-pack.ts';
import { packProblemsOf } from './words/problems.ts';

function parse(
  text: string,
  fileName: string,
  findFaults: (pack: PackContent) => readonly Problem[],
): Checked<PolicyPack> {
  const yaml = parseYaml(text, fileName, 'failsafe');
  if (!yaml.ok) return yaml;
  const { value, place } = yaml.value;
  const parsed = packContentSchema.safeParse(value);
  if (!parsed.success) return { ok: false, problems: place(packProblemsOf(parsed.error)) };
  const faults = findFaults(parsed.data);
  return faults.length > 0 ? { ok: false, problems: place(faults) } : { ok: true, value: toPolicyPack(parsed.data) };
}

/** Reads a pack's YAML: syntax, shape, then everything the linter finds, each problem at `file:line`. Never throws. */
export const parsePack = (text: string, fileName: string): Checked<PolicyPack> =>
  parse(text, fileName, (pack) => [...findPackFaults(pack), ...checkReadings(pack)]);

/**
 * Reads the YAML of a release that a newer one of the same pack has taken the place of (`released/<version>.yaml`): what
 * authors are asked for since does not make it wrong. Never throws.
 */
export const parseReleasedPack = (text: string, fileName: string): Checked<PolicyPack> =>
  parse(text, fileName, findPackFaults);
