import { MAX_JSON_DEPTH } from '#shared/protocol/limits.ts';
import { hasLoneSurrogate } from '#shared/protocol/lone-surrogate.ts';
import { measureJson } from '#shared/protocol/measure-json.ts';

/** What can be wrong with a body before its members are looked at. */
export type JsonProblem =
  'empty' | 'depth' | 'values' | 'encoding' | 'json' | 'repeated_key' | 'forbidden_key' | 'text';

export type JsonReading =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: JsonProblem };

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const MOST_VALUES = 10_000;
/** A text or one of the four signs that open and close, in JSON that is known to be sound. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/gsu;

const bad = (problem: JsonProblem): JsonReading => ({ ok: false, problem });

/**
 * Reads a JSON body so that both sides surely mean the same by it: measured before it is parsed, no key twice, no key that reaches
 * into prototypes, no broken text. Numbers are judged by the schemas, which take safe whole ones only.
 */
export function readStrictJson(bytes: Uint8Array): JsonReading {
  if (bytes.length === 0) return bad('empty');
  const { depth, values } = measureJson(bytes);
  if (depth > MAX_JSON_DEPTH) return bad('depth');
  if (values > MOST_VALUES) return bad('values');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bad('encoding');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad('json');
  }
  const fault = findKeyFault(text);
  if (fault !== null) return bad(fault);
  return hasLoneSurrogate(value) ? bad('text') : { ok: true, value };
}

/** Walks sound JSON and looks at the keys of each object; `JSON.parse` alone keeps the last of two silently. */
function findKeyFault(text: string): 'repeated_key' | 'forbidden_key' | null {
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const keys = open.at(-1);
      const key: unknown = JSON.parse(last);
      if (keys === null || keys === undefined || typeof key !== 'string') continue;
      if (keys.has(key)) return 'repeated_key';
      if (FORBIDDEN.has(key)) return 'forbidden_key';
      keys.add(key);
    }
    last = token;
  }
  return null;
}
