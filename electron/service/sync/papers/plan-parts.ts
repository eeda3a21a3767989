import { canonicalJson } from '#shared/canonical-json.ts';
import type { PaperSource, PlannedPart } from '../../../store/records/papers-record.ts';

/** Bytes of contents after which a part is closed: what a poor line carries in some minutes, and the work is not held up by sealing it. */
const PART_BYTES = 4 * 1024 * 1024;
/** Lines of one part. */
const PART_LINES = 200;

/** A paper and how many bytes it takes, about. */
export type SizedSource = PaperSource & { readonly size: number };

/** Cuts the papers of a batch into parts, in their order: the same papers give the same parts. What is listed twice travels once. */
export function planParts(sources: readonly SizedSource[]): readonly PlannedPart[] {
  const parts: { size: number; sources: PaperSource[]; contents: Set<string> }[] = [];
  const seen = new Set<string>();
  for (const { size, ...source } of sources) {
    const line = canonicalJson({ ...source.paper });
    if (seen.has(line)) continue;
    seen.add(line);
    const last = parts.at(-1);
    const added = last?.contents.has(source.paper.sha256) === true ? 0 : size;
    if (last !== undefined && last.size + added <= PART_BYTES && last.sources.length < PART_LINES) {
      last.size += added;
      last.sources.push(source);
      last.contents.add(source.paper.sha256);
    } else parts.push({ size, sources: [source], contents: new Set([source.paper.sha256]) });
  }
  return parts.map(({ size, sources: own }) => ({ size, sources: own }));
}
