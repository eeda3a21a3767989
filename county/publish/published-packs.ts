import { z } from 'zod';
import type { PolicyPack, SeenPack } from '#rules';
import type { Connection } from '../db/database.ts';
import { packOf } from './pack-file.ts';

/** The packs that came through the journal, beside those in folders. */
export type PublishedPacks = {
  /** Looks whether there are more by now, published on this node or another. */
  readonly refresh: () => Promise<void>;
  /** All packs by their hash. */
  readonly all: () => ReadonlyMap<string, PolicyPack>;
};

/** `shelf` are the packs of the program and of the county's folder. */
export function publishedPacks(
  connection: Connection,
  county: string,
  shelf: () => ReadonlyMap<string, PolicyPack>,
): PublishedPacks {
  const published = new Map<string, PolicyPack>();
  let last = 0;
  let merged: {
    readonly of: ReadonlyMap<string, PolicyPack>;
    readonly size: number;
    readonly all: ReadonlyMap<string, PolicyPack>;
  } | null = null;
  return {
    refresh: async () => {
      const rows = await connection.rows(
        z.object({ n: z.number(), file: z.string() }),
        'select n, file from installed_pack where county = $1 and n > $2 order by n',
        [county, last],
      );
      for (const { n, file } of rows) {
        const read = packOf(file);
        if (read !== null) published.set(read.pack.hash, read.pack);
        last = n;
      }
    },
    all: () => {
      const of = shelf();
      // The same map as long as nothing changed: who is given it may ask whether it is the same.
      if (merged?.of !== of || merged.size !== published.size)
        merged = { of, size: published.size, all: new Map([...of, ...published]) };
      return merged.all;
    },
  };
}

/** The newest version of each pack that was published. */
export async function seenPacks(connection: Connection, county: string): Promise<ReadonlyMap<string, SeenPack>> {
  const rows = await connection.rows(
    z.object({ pack: z.string(), version: z.number(), hash: z.string() }),
    'select pack, version, hash from installed_pack where county = $1 order by version, n',
    [county],
  );
  return new Map(rows.map(({ pack, version, hash }) => [pack, { version, hash }]));
}
