import type { PolicyPack } from '#rules';

/** The passage behind a citation. Several entries of a pack can stand in one article; their passages are its text. */
export type Passages = (citation: string | null) => string;

export function passagesOf(pack: PolicyPack): Passages {
  const texts = new Map<string, Set<string>>();
  for (const { citation, passage } of Object.values(pack.content.articles)) {
    texts.set(citation, (texts.get(citation) ?? new Set()).add(passage));
  }
  return (citation) => (citation === null ? '' : [...(texts.get(citation) ?? [])].join('\n'));
}
