import type { PackContent } from '../pack-content.ts';
import { localSchema } from './local-schema.ts';
import { PAGE_WORDS } from './local-words.ts';

/** One thing wrong with a value: where in it (`['inpatient', 'ratio']`, `[1, 'upTo']`; empty for the whole), and what. */
export type LocalFault = { readonly path: readonly (string | number)[]; readonly words: string };

/**
 * Everything wrong with one value that a county is to set, in Chinese for the page that takes it in; none when results
 * can use it. The key must be one of the pack's local parameters.
 */
export function findLocalFaults(pack: PackContent, key: string, value: unknown): readonly LocalFault[] {
  const definition = pack.local.find((item) => item.key === key);
  if (definition === undefined) return [{ path: [], words: `${pack.shortTitle}没有这个参数` }];
  const parsed = localSchema(pack, definition, PAGE_WORDS).safeParse(value);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((name) => ({ path: [...path, name], words: '没有这一项，请删除' }))
      : [{ path, words: issue.message }];
  });
}
