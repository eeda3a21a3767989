import { jsonPath, type Problem } from './problem.ts';

/** What is said of a key that the format does not have. */
export const UNKNOWN_KEY = '没有这个键，请检查拼写';
/** No honest file is deeper; a deeper one is refused before anything walks it recursively. */
const DEEPEST = 32;
/** Keys that mean something to JavaScript objects. No field of any format has such a name. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

type Node = { readonly value: object; readonly path: readonly PropertyKey[] };

/**
 * Checks a JSON value for what could break a reader: nesting that is too deep and keys of the language itself. `at` is
 * where the value stands in its file.
 */
export function findShapeProblems(root: unknown, at: readonly PropertyKey[] = []): readonly Problem[] {
  const problems: Problem[] = [];
  const queue: Node[] = typeof root === 'object' && root !== null ? [{ value: root, path: at }] : [];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const key of Object.keys(node.value)) {
      const path = [...node.path, Array.isArray(node.value) ? Number(key) : key];
      if (FORBIDDEN_KEYS.has(key)) {
        problems.push({ path: jsonPath(path), message: UNKNOWN_KEY });
        continue;
      }
      const member: unknown = Reflect.get(node.value, key);
      if (typeof member !== 'object' || member === null) continue;
      if (path.length >= DEEPEST)
        problems.push({ path: jsonPath(path), message: `嵌套超过 ${DEEPEST} 层，不是正常的文件` });
      else queue.push({ value: member, path });
    }
  }
  return problems;
}
