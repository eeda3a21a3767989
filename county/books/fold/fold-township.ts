import type { EventOf } from '../events.ts';
import type { FoldContext } from './fold-context.ts';

/** The newest name of a township holds; an empty one leaves it with its code. */
export async function foldTownshipsNamed(
  { connection, county }: FoldContext,
  { names }: EventOf<'townships-named'>,
): Promise<void> {
  for (const { township, name } of names)
    await (name === ''
      ? connection.run('delete from township_name where county = $1 and township = $2', [county, township])
      : connection.run(
          `insert into township_name (county, township, name) values ($1, $2, $3)
            on conflict (county, township) do update set name = excluded.name`,
          [county, township, name],
        ));
}
