import { createHash } from 'node:crypto';
import { canonicalJson, type Canonical } from '#shared/canonical-json.ts';
import { findShapeProblems } from '#shared/settlement/json-shape.ts';
import type { Checked, Problem } from '#shared/settlement/problem.ts';
import { packContentSchema, type PackContent } from './pack-content.ts';
import { findPackFaults } from './lint.ts';
import type { PolicyPack } from './policy-pack.ts';
import { placeName } from './words/place-name.ts';
import { packProblemsOf } from './words/problems.ts';

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
    return broken('不是 JSON 文件');
  }
  const shapeProblems = findShapeProblems(file);
  if (shapeProblems.length > 0) return { ok: false, problems: shapeProblems };
  if (typeof file !== 'object' || file === null || Reflect.get(file, 'format') !== COMPILED_FORMAT) {
    return broken(`不是编译好的政策包（${COMPILED_FORMAT}）`);
  }
  const content: unknown = Reflect.get(file, 'pack');
  const named = (problems: readonly Problem[]): Checked<PolicyPack> => ({
    ok: false,
    problems: problems.map(({ path, message }) => ({ path: placeName(content, path), message })),
  });
  const parsed = packContentSchema.safeParse(content);
  if (!parsed.success) return named(packProblemsOf(parsed.error));
  const faults = findPackFaults(parsed.data);
  if (faults.length > 0) return named(faults);
  const pack = toPolicyPack(parsed.data);
  return Reflect.get(file, 'hash') === pack.hash
    ? { ok: true, value: pack }
    : broken(`校验值不符：按内容应为 ${pack.hash}`);
}
