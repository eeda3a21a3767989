import type { OpenCounty } from '../../../county/config/open-county.ts';
import type { LinePc } from './window/line-pc.ts';

const ALL = { items: 1_000_000, bytes: 1_000_000_000 } as const;

/** Whether the county's feed says each thing once, and each PC keeps all that its feed says. One sentence each. */
export async function compareFeeds({ books }: OpenCounty, pcs: readonly LinePc[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const pc of pcs) {
    const { items, end } = await books.feed(pc.device(), 0, ALL);
    const ids = new Set<string>();
    for (const { id, kind } of items) {
      if (ids.has(id)) wrong.push(`${pc.pc}: the feed says ${kind} ${id} twice`);
      ids.add(id);
      if (!pc.knows(id)) wrong.push(`${pc.pc}: the feed's ${kind} ${id} never came`);
    }
    if (items.length !== end) wrong.push(`${pc.pc}: ${items.length} of ${end} items in the feed`);
  }
  return wrong;
}
