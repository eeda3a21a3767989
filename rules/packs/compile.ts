import { createHash } from 'node:crypto';
import { canonicalJson, type Canonical } from '#shared/canonical-json.ts';
import { problemsOf } from '#shared/settlement/parse-case-file.ts';
import { findShapeProblems } from '#shared/settlement/json-shape.ts';
import type { Checked } from '#shared/settlement/problem.ts';
import { packContentSchema, type PackContent } from './pack-content.ts';
import { findPackFaults } from './lint.ts';
import type { PolicyPack } from './policy-pack.ts';

/** The format name of a compiled pack file. */
const COMPILED_FORMAT = 'aid-pack-compiled/1';

// Compiles only while a pack holds nothing but text, true/false, null, whole numbers, lists and maps.
const asCanonical = (content: PackContent): Canonical => content;

/** `sha256:` and the hex SHA-256 of the pack's canonical JSON in UTF-8. */
export const packHash = (content: PackContent): string =>
  `sha256:${createHash('sha256')
    .update(canonicalJson(asCanonical(content)), 'utf8')
    .digest('hex')}`;

/** Wraps checked content with its hash. */
export const toPolicyPack = (content: PackContent): PolicyPack => ({ content, hash: packHash(content) });

/** The text of the compiled file of a pack: canonical JSON of format, hash and pack. */
export const compilePack = (pack: PolicyPack): string =>
  `${canonicalJson({ format: COMPILED_FORMAT, hash: pack.hash, pack: asCanonical(pack.content) })}\n`;

const broken = (message: string): Checked<PolicyPack> => ({ ok: false, problems: [{ path: '', message }] });

/** Reads a compiled pack and verifies its hash and its content. Never throws. */
export function loadCompiledPack(text: string): Checked<PolicyPack> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return broken('not JSON');
  }
  const shapeProblems = findShapeProblems(file);
  if (shapeProblems.length > 0) return { ok: false, problems: shapeProblems };
  if (typeof file !== 'object' || file === null || Reflect.get(file, 'format') !== COMPILED_FORMAT) {
    return broken(`not a compiled pack (${COMPILED_FORMAT})`);
  }
  const parsed = packContentSchema.safeParse(Reflect.get(file, 'pack'));
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) };
  const faults = findPackFaults(parsed.data);
  if (faults.length > 0) return { ok: false, problems: faults };
  const pack = toPolicyPack(parsed.data);
  return Reflect.get(file, 'hash') === pack.hash
    ? { ok: true, value: pack }
    : broken(`the hash of the pack is ${pack.hash}, not the one in the file`);
}
