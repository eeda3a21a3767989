import { parsePercent, type Ratio } from '../../money.ts';
import type { LocalParameterDefinition, PackContent, Sourced } from '../../packs/pack-content.ts';
import type { Article, Figure } from '../plan.ts';

/** Turns the values of one checked pack into figures. Throws only when the pack was never checked, which is a bug. */
export type PackReader = {
  readonly article: (key: string) => Article;
  readonly figure: <T, U>(entry: Sourced<T>, convert: (value: T) => U) => Figure<U>;
  readonly localKind: (key: string) => LocalParameterDefinition['kind'];
};

export const toRatio = (text: string): Ratio => {
  const ratio = parsePercent(text);
  if (ratio === null) throw new RangeError(`A checked pack holds a percentage that is none: ${text}`);
  return ratio;
};

/** The reader of a pack. */
export function readerOf(pack: PackContent): PackReader {
  const article = (key: string): Article => {
    const found = pack.articles[key];
    if (found === undefined) throw new RangeError(`A checked pack cites an article it does not have: ${key}`);
    return { key, citation: found.citation };
  };
  return {
    article,
    figure: (entry, convert) => ({
      value: convert(entry.value),
      article: article(entry.article),
      setBy: 'policy',
      confirmed: entry.confirmed,
    }),
    localKind: (key) => {
      const found = pack.local.find((item) => item.key === key);
      if (found === undefined) throw new RangeError(`A checked pack uses a local parameter it does not have: ${key}`);
      return found.kind;
    },
  };
}
