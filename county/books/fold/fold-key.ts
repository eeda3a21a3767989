import { z } from 'zod';
import { canonicalJson } from '#shared/canonical-json.ts';
import { nextKeySchema } from '#shared/protocol/sync/next-key.ts';
import type { EventOf } from '../events.ts';
import { addFeedItem } from './add-feed-item.ts';
import type { FoldContext } from './fold-context.ts';

/** Told to every PC in use; one that comes later with an older key is told then. */
export async function foldKeyChanged(
  context: FoldContext,
  n: number,
  { id, at, next, signature }: EventOf<'key-changed'>,
  devices: readonly string[],
): Promise<void> {
  const { connection, county } = context;
  await connection.run(
    'insert into key_change (county, n, id, at, key_id, statement) values ($1, $2, $3, $4, $5, $6)',
    // Plain JSON; zod's inferred type leaves optional members open.
    [county, n, id, at, next.keyId, canonicalJson({ next, signature })],
  );
  for (const device of devices) await addFeedItem(context, device, { id, at, kind: 'key', next, signature });
}

const changeRow = z.object({ id: z.string(), at: z.string(), statement: z.string() });
const statementSchema = z.strictObject({ next: nextKeySchema, signature: z.string() });

/** Every change after the key a PC was registered with, in order, but those in its feed (`had`): each introduces the next. */
export async function sendKeyChanges(
  context: FoldContext,
  device: string,
  from: string,
  had: ReadonlySet<string>,
): Promise<void> {
  const { connection, county } = context;
  const rows = await connection.rows(
    changeRow,
    'select id, at, statement from key_change where county = $1 order by n',
    [county],
  );
  const changes = rows.map(({ id, at, statement }) => ({ id, at, ...statementSchema.parse(JSON.parse(statement)) }));
  const first = changes.findIndex(({ next }) => next.from === from);
  for (const { id, at, next, signature } of first < 0 ? [] : changes.slice(first))
    if (!had.has(id)) await addFeedItem(context, device, { id, at, kind: 'key', next, signature });
}
