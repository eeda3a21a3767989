import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { findShapeProblems } from '#shared/settlement/json-shape.ts';
import { problemsOf } from '#shared/settlement/parse-case-file.ts';
import type { Checked, Problem } from '#shared/settlement/problem.ts';
import { toPolicyPack } from './compile.ts';
import { findPackFaults } from './lint.ts';
import { packContentSchema } from './pack-content.ts';
import type { PolicyPack } from './policy-pack.ts';

/** A JSON path as its parts; the inverse of `jsonPath` for keys of packs. */
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
 * Reads YAML whose every scalar stays text, refusing duplicate keys and aliases. Problems have `file:line` as path.
 * Never throws.
 */
export function parseYamlText(
  text: string,
  fileName: string,
): Checked<{ value: unknown; lineOf: (path: string) => number }> {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, uniqueKeys: true, strict: true });
  const syntax = [...document.errors, ...document.warnings].map((error) => ({
    path: `${fileName}:${error.linePos?.[0].line ?? 1}`,
    message: error.message.split('\n')[0] ?? error.code,
  }));
  if (syntax.length > 0) return { ok: false, problems: syntax };
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return { ok: true, value: { value, lineOf: (path) => lineOf(document, lines, path) } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ path: `${fileName}:1`, message }] };
  }
}

/** Reads a pack's YAML: shape, keys, then everything the linter finds, each problem at `file:line`. Never throws. */
export function parsePack(text: string, fileName: string): Checked<PolicyPack> {
  const yaml = parseYamlText(text, fileName);
  if (!yaml.ok) return yaml;
  const place = (problems: readonly Problem[]): readonly Problem[] =>
    problems.map(({ path, message }) => ({
      path: `${fileName}:${yaml.value.lineOf(path)}`,
      message: path === '' ? message : `${path}: ${message}`,
    }));
  const shape = findShapeProblems(yaml.value.value);
  if (shape.length > 0) return { ok: false, problems: place(shape) };
  const parsed = packContentSchema.safeParse(yaml.value.value);
  if (!parsed.success) return { ok: false, problems: place(problemsOf(parsed.error)) };
  const faults = findPackFaults(parsed.data);
  return faults.length > 0 ? { ok: false, problems: place(faults) } : { ok: true, value: toPolicyPack(parsed.data) };
}
