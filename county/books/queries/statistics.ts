import { z } from 'zod';
import type { PolicyPack } from '#rules';
import { daysBetween, toDay } from '#shared/day.ts';
import type { RecordSummary } from '../../seal/record-summary.ts';
import { type SummaryOf, withSummaries } from '../keep/read-summaries.ts';
import type { Asking } from './case-rows.ts';
import type { PaymentFact, YearFacts } from './queries.ts';

/** What statistics count of a record lies sealed. It never changes, so it is opened once. */
type Sealed = { readonly inScopeFen: number; readonly identity: string | null; readonly pack: string };
type Reading = {
  readonly asking: Asking;
  readonly packs: ReadonlyMap<string, PolicyPack>;
  readonly known: Map<string, Sealed>;
};

/** About what a county has in five years; a few dozen bytes each. */
const MOST_KNOWN = 200_000;

/**
 * Records whose summaries are asked for together, whatever batches they are of: townships seal a handful a day, and a question for
 * each batch would be most of the work.
 */
const OPENED_AT_ONCE = 512;

/** Makes the query of a year's facts; what it opened is kept for the next time. */
export function yearFactsOf(
  asking: Asking,
  packs: () => ReadonlyMap<string, PolicyPack>,
): (year: number) => Promise<YearFacts> {
  const known = new Map<string, Sealed>();
  return async (year) => {
    if (known.size > MOST_KNOWN) known.clear();
    const reading: Reading = { asking, packs: packs(), known };
    return {
      years: await yearsOf(asking),
      cases: await casesOf(reading, `${year}-%`),
      payments: await paymentsOf(reading, `${year}-%`),
    };
  };
}

async function yearsOf({ county, connection }: Asking): Promise<readonly number[]> {
  const rows = await connection.rows(
    z.object({ year: z.string() }),
    `select distinct left(accepted_on, 4) as year from record where county = $1
      union select distinct left(paid_on, 4) from payment where county = $1 order by year desc`,
    [county],
  );
  return rows.map(({ year }) => Number(year));
}

const caseRow = z.object({
  batch: z.number(),
  place: z.number(),
  hash: z.string(),
  township: z.string(),
  accepted_on: z.string(),
  payable_fen: z.number(),
  is_returned: z.boolean(),
  paid_on: z.string().nullable(),
  received_at: z.string(),
  decided_at: z.string().nullable(),
});

/** The latest revision of every application that was accepted in the year. */
async function casesOf(reading: Reading, year: string): Promise<YearFacts['cases']> {
  const { county, connection } = reading.asking;
  const rows = await connection.rows(
    caseRow,
    `select l.batch, l.place, l.hash, l.township, l.accepted_on, l.payable_fen,
            exists (select 1 from decision d join record o using (county, batch, place)
                     where o.county = $1 and o.number = l.number and d.decision = 'returned') as is_returned,
            (select min(p.paid_on) from payment p where p.county = $1 and p.number = l.number and p.movement = 'paid'
                and p.other is null) as paid_on,
            l.received_at,
            (select min(d.at) from decision d
              where d.county = l.county and d.batch = l.batch and d.place = l.place) as decided_at
       from record l
      where l.county = $1 and l.accepted_on like $2 and l.state <> 'duplicate'
        and not exists (select 1 from record o where o.county = $1 and o.number = l.number and o.revision > l.revision)
      order by l.township, l.number`,
    [county, year],
  );
  const sealed = await open(reading, rows);
  return rows.map(({ hash, township, accepted_on, payable_fen, is_returned, paid_on, received_at, decided_at }) => ({
    township,
    month: accepted_on.slice(0, 7),
    payableFen: payable_fen,
    inScopeFen: sealed.get(hash)?.inScopeFen ?? 0,
    isReturned: is_returned,
    days: paid_on === null ? null : daysBetween(toDay(accepted_on), toDay(paid_on)),
    decideDays: decided_at === null ? null : daysBetween(dayOf(received_at), dayOf(decided_at)),
  }));
}

/** The county's clock wrote both. */
const dayOf = (instant: string) => toDay(instant.slice(0, 10));

const paymentRow = z.object({
  batch: z.number(),
  place: z.number(),
  hash: z.string().nullable(),
  township: z.string(),
  amount_fen: z.number(),
  paid_on: z.string(),
});

/** Every movement of money of the year, those taken back as negative ones on the day the money came back. */
async function paymentsOf(reading: Reading, year: string): Promise<readonly PaymentFact[]> {
  const { county, connection } = reading.asking;
  const rows = await connection.rows(
    paymentRow,
    // A number begins with its township. The record is not there when its batch is damaged; the money is.
    `select p.batch, p.place, r.hash, left(p.number, 9) as township, p.amount_fen, p.paid_on
       from payment p left join record r using (county, batch, place)
      where p.county = $1 and p.paid_on like $2 order by p.n, p.id`,
    [county, year],
  );
  const sealed = await open(
    reading,
    rows.flatMap(({ batch, place, hash }) => (hash === null ? [] : [{ batch, place, hash }])),
  );
  return rows.map(({ hash, township, amount_fen, paid_on }) => {
    const { identity = null, pack = '' } = (hash === null ? undefined : sealed.get(hash)) ?? {};
    return { township, month: paid_on.slice(0, 7), amountFen: amount_fen, identity, pack };
  });
}

/** Opens what is not known yet, a part at a time, so that others are served meanwhile. */
async function open(
  { asking, packs, known }: Reading,
  rows: readonly SummaryOf[],
): Promise<ReadonlyMap<string, Sealed>> {
  // Neighbours of a batch are sealed together: side by side here, each lot of them is read and opened once.
  const unknown = rows
    .filter(({ hash }) => !known.has(hash))
    .toSorted((one, other) => one.batch - other.batch || one.place - other.place);
  for (let at = 0; at < unknown.length; at += OPENED_AT_ONCE) {
    const part = unknown.slice(at, at + OPENED_AT_ONCE);
    for (const { row, summary } of await withSummaries(asking, part)) known.set(row.hash, sealedOf(summary, packs));
  }
  return known;
}

function sealedOf({ inScopeFen, treatedAs, pack, packHash }: RecordSummary, packs: Reading['packs']): Sealed {
  const content = packs.get(packHash)?.content;
  return {
    inScopeFen,
    identity: content?.classes.find(({ id }) => id === treatedAs)?.name ?? treatedAs,
    pack: content?.title ?? pack,
  };
}
