import { canonicalJson } from '#shared/canonical-json.ts';
import type { EventOf } from '../events.ts';
import { addFeedItem } from './add-feed-item.ts';
import type { FoldContext } from './fold-context.ts';

/** A held record that stands otherwise now; its PC is told. Nothing that people decided changes. */
export async function foldRechecked(context: FoldContext, n: number, event: EventOf<'rechecked'>): Promise<void> {
  const { connection, county } = context;
  const { id, at, record, device, subject, verdict } = event;
  const { batch, place } = record;
  await connection.run(
    `insert into later_verdict (county, batch, place, n, verdict) values ($1, $2, $3, $4, $5)
      on conflict (county, batch, place) do update set n = excluded.n, verdict = excluded.verdict`,
    // Plain JSON; zod's inferred type leaves optional members open.
    [county, batch, place, n, canonicalJson(verdict)],
  );
  await connection.run(
    `update record set verdict = $4, state = $4, reasons = $5
      where county = $1 and batch = $2 and place = $3 and state = 'held'`,
    [county, batch, place, verdict.verdict, JSON.stringify(verdict.verdict === 'held' ? verdict.reasons : [])],
  );
  await connection.run(
    `update batch set held = (select count(*) from record r
        where r.county = batch.county and r.batch = batch.batch and r.verdict = 'held')
      where county = $1 and batch = $2 and is_readable`,
    [county, batch],
  );
  await addFeedItem(context, device, { id, at, kind: 'verdict', subject, verdict });
}
