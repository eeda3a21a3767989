import type { PaperLine } from '#shared/protocol/papers/papers-index.ts';

/** How a file of a part stands to the one that came before. */
export type PartRelation =
  /** It shows nothing that the other does not. */
  | 'same'
  /** It shows everything the other does, and more: something could be read again. */
  | 'more'
  /** Each shows something else. */
  | 'other';

/** Compares what two files of one part show. */
export function comparePart(known: readonly PaperLine[], found: readonly PaperLine[]): PartRelation {
  const [before, now] = [new Set(known.map(nameOf)), new Set(found.map(nameOf))];
  if ([...now].every((name) => before.has(name))) return 'same';
  return [...before].every((name) => now.has(name)) ? 'more' : 'other';
}

const nameOf = (line: PaperLine): string =>
  JSON.stringify([
    line.number,
    line.revision,
    line.sha256,
    ...(line.what === 'printed' ? [line.paper] : [line.line, line.visit ?? null]),
  ]);
