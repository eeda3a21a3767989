import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { findShapeProblems } from '#shared/settlement/json-shape.ts';
import type { Checked, Problem } from '#shared/settlement/problem.ts';

/** A YAML value, and what turns JSON paths of problems into `file:line`. */
export type YamlValue = {
  readonly value: unknown;
  readonly place: (problems: readonly Problem[]) => readonly Problem[];
};

/** A JSON path as its parts. Numbers stay text: a document finds list items by either. */
const partsOf = (path: string): readonly string[] =>
  [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );

/** The line of the deepest part of a path that the document has. */
function lineOf(document: Document, lines: LineCounter, path: string): number {
  const parts = partsOf(path);
  for (let length = parts.length; length > 0; length -= 1) {
    const node = document.getIn(parts.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/**
 * Reads one YAML document, refusing duplicate keys, aliases and keys of the language. `failsafe` keeps every scalar
 * text, `core` knows true, false, null and numbers. Never throws.
 */
export function parseYaml(text: string, fileName: string, schema: 'failsafe' | 'core'): Checked<YamlValue> {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema, lineCounter: lines, uniqueKeys: true, strict: true });
  const syntax = [...document.errors, ...document.warnings].map((error) => ({
    path: `${fileName}:${error.linePos?.[0].line ?? 1}`,
    message: error.message.split('\n')[0] ?? error.code,
  }));
  if (syntax.length > 0) return { ok: false, problems: syntax };
  const place = (problems: readonly Problem[]): readonly Problem[] =>
    problems.map(({ path, message }) => ({
      path: `${fileName}:${lineOf(document, lines, path)}`,
      message: path === '' ? message : `${path}: ${message}`,
    }));
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    const shape = findShapeProblems(value);
    return shape.length > 0 ? { ok: false, problems: place(shape) } : { ok: true, value: { value, place } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ path: `${fileName}:1`, message }] };
  }
}
