import { canonicalJson, type Canonical } from '#shared/canonical-json.ts';
import type { EventOf } from '../books/events.ts';
import { addFeedItem } from '../books/fold/add-feed-item.ts';
import type { FoldContext } from '../books/fold/fold-context.ts';

/** Where one line of a part lies sealed. */
export const paperSealPlace = (county: string, device: string, seq: number, part: number, i: number): string =>
  `paper/${county}/${device}/${seq}/${part}/${i}`;

/** What a part shows takes the place of what it showed before; the PC is told that it counts as delivered. */
export async function foldPapers(context: FoldContext, n: number, event: EventOf<'papers'>): Promise<void> {
  const { connection, county, seal } = context;
  const { id, at, device, seq, part, parts, hash, bytes } = event;
  const own = [county, device, seq, part] as const;
  await connection.run('delete from paper where county = $1 and device = $2 and seq = $3 and part = $4', own);
  await connection.run(
    `insert into papers_part (county, device, seq, part, parts, hash, bytes, n, at, is_here)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, true)
      on conflict (county, device, seq, part) do update set parts = excluded.parts, hash = excluded.hash,
        bytes = excluded.bytes, n = excluded.n, at = excluded.at, is_here = true`,
    [...own, parts, hash, bytes, n, at],
  );
  const lines = [
    ...event.papers.map((line) => ({ line, isAbsent: false })),
    ...event.absent.map((line) => ({ line, isAbsent: true })),
  ];
  await connection.copy([
    {
      table: 'paper',
      columns: ['county', 'device', 'seq', 'part', 'i', 'number', 'revision', 'is_absent', 'sealed'],
      rows: lines.map(({ line, isAbsent }, i) => [
        ...own,
        i,
        line.number,
        line.revision,
        isAbsent,
        // Plain JSON; zod's inferred type leaves optional members open.
        seal.seal(paperSealPlace(county, device, seq, part, i), canonicalJson(line as Canonical)),
      ]),
    },
  ]);
  await acknowledge(context, event);
  await addFeedItem(context, device, { id, at, kind: 'papers', batchSeq: seq, part, hash });
}

/** The same part in another file: the PC is told of that one as well. */
export async function foldPapersAgain(context: FoldContext, event: EventOf<'papers-again'>): Promise<void> {
  const { id, at, device, seq, part, hash } = event;
  await acknowledge(context, event);
  await addFeedItem(context, device, { id, at, kind: 'papers', batchSeq: seq, part, hash });
}

async function acknowledge(
  { connection, county }: FoldContext,
  { device, seq, part, hash }: Pick<EventOf<'papers'>, 'device' | 'seq' | 'part' | 'hash'>,
): Promise<void> {
  await connection.run(
    `insert into papers_known (county, device, seq, hash, part) values ($1, $2, $3, $4, $5)
      on conflict (county, device, seq, hash) do nothing`,
    [county, device, seq, hash, part],
  );
}

/** A part is gone: it counts as delivered no more, and the PC is asked for it. */
export async function foldPapersLost(context: FoldContext, event: EventOf<'papers-lost'>): Promise<void> {
  const { connection, county } = context;
  const { id, at, device, seq, part } = event;
  const own = [county, device, seq, part] as const;
  const found = 'where county = $1 and device = $2 and seq = $3 and part = $4';
  await connection.run(`update papers_part set is_here = false ${found}`, own);
  await connection.run(`delete from papers_known ${found}`, own);
  await addFeedItem(context, device, { id, at, kind: 'papers-wanted', batchSeq: seq, part, subject: null, by: '' });
}

/** The clerk of the PC sees who asks. */
export async function foldPapersAsked(
  context: FoldContext,
  n: number,
  event: EventOf<'papers-asked'>,
  by: string,
): Promise<void> {
  const { connection, county } = context;
  const { id, at, device, seq, subject } = event;
  await connection.run(
    `insert into papers_ask (county, device, seq, n, at) values ($1, $2, $3, $4, $5)
      on conflict (county, device, seq) do update set n = excluded.n, at = excluded.at`,
    [county, device, seq, n, at],
  );
  await addFeedItem(context, device, { id, at, kind: 'papers-wanted', batchSeq: seq, part: null, subject, by });
}
