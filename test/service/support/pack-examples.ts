import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toDay } from '#shared/day.ts';
import type { AidCase, LocalParameters } from '#shared/settlement/case-file.ts';
import { checkCase } from '#shared/settlement/parse-case-file.ts';
import { parseYaml } from '../../../rules/packs/parse-yaml.ts';
import { packsDirectory } from '../../../rules/packs/read-packs.ts';
import { ROOT } from '../../rules/support/benxi.ts';

/** A worked example of a pack: the case, with what the county has set and whether the year is closed. */
export type PackExample = {
  readonly name: string;
  readonly aidCase: AidCase;
  readonly local: LocalParameters;
  readonly closeYear: boolean;
};

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}; // any key may be asked
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function exampleOf(base: Fields, item: Fields): PackExample {
  const [input, visit, amounts] = [fieldsOf(item['input']), fieldsOf(base['visit']), fieldsOf(base['amounts'])];
  const visits = listOf(input['visits']).map((given) => ({
    ...visit,
    ...fieldsOf(given),
    amounts: { ...amounts, ...fieldsOf(fieldsOf(given)['amounts']) },
  }));
  const checked = checkCase({ ...fieldsOf(base['case']), ...input, visits }, toDay('2026-11-01'));
  if (!checked.ok) throw new Error(`${String(item['name'])}: ${checked.problems[0]?.message ?? ''}`);
  return {
    name: String(item['name']),
    aidCase: checked.value,
    local: fieldsOf(item['local']),
    closeYear: item['closeYear'] === true,
  };
}

/** Every worked example of a pack of the source tree, in the order of its files. */
export function packExamples(pack: string): readonly PackExample[] {
  const folder = join(packsDirectory(ROOT), pack, 'cases');
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const yaml = parseYaml(readFileSync(join(folder, file), 'utf8'), file, 'core');
      if (!yaml.ok) throw new Error(`${file} is no YAML`);
      const content = fieldsOf(yaml.value.value);
      return listOf(content['cases']).map((item) => exampleOf(fieldsOf(content['base']), fieldsOf(item)));
    });
}
