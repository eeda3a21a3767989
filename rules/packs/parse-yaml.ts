import { isNode, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { Checked, Problem } from '#shared/settlement/problem.ts';
import { partsOf, placeName } from './words/place-name.ts';
import { findShapeProblems } from '#shared/settlement/json-shape.ts';
import { yamlFault } from './words/yaml-fault.ts';

/** A YAML value, and what turns JSON paths of problems into `file:line`. */
export type YamlValue = {
  readonly value: unknown;
  readonly place: (problems: readonly Problem[]) => readonly Problem[];
};

/** The line of the deepest part of a path that the document has. */
function lineOf(document: Document, lines: LineCounter, path: string): number {
  const parts = partsOf(path);
  for (let length = parts.length; length > 0; length -= 1) {
    const node = document.getIn(parts.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** The line of the first alias, which could make a small file huge; null when there is none. */
function aliasLine(document: Document, lines: LineCounter): number | null {
  let line: number | null = null;
  visit(document, {
    Alias: (_, { range }) => {
      line = lines.linePos(range?.[0] ?? 0).line;
      return visit.BREAK;
    },
  });
  return line;
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
    message: yamlFault(error.code),
  }));
  if (syntax.length > 0) return { ok: false, problems: syntax };
  const alias = aliasLine(document, lines);
  if (alias !== null)
    return { ok: false, problems: [{ path: `${fileName}:${alias}`, message: yamlFault('BAD_ALIAS') }] };
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const place = (problems: readonly Problem[]): readonly Problem[] =>
    problems.map(({ path, message }) => ({
      path: `${fileName}:${lineOf(document, lines, path)}`,
      message: path === '' ? message : `${placeName(value, path)}：${message}`,
    }));
  const shape = findShapeProblems(value);
  return shape.length > 0 ? { ok: false, problems: place(shape) } : { ok: true, value: { value, place } };
}
