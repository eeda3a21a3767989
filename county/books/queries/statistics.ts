import { z } from 'zod';
import type { PolicyPack } from '#rules';
import { fen, sumFen, yuanToFen } from '#shared/fen.ts';
import { daysBetween, toDay } from '#shared/day.ts';
import { recordSealPlace } from '../../decide/prepared-record.ts';
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
    `select l.batch, l.hash, l.township, l.accepted_on, l.payable_fen,
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
    `select p.batch, r.hash, left(p.number, 9) as township, p.amount_fen, p.paid_on
       from payment p left join record r using (county, batch, place)
      where p.county = $1 and p.paid_on like $2 order by p.n, p.id`,
    [county, year],
  );
  const sealed = await open(
    reading,
    rows.flatMap(({ batch, hash }) => (hash === null ? [] : [{ batch, hash }])),
  );
  return rows.map(({ hash, township, amount_fen, paid_on }) => {
    const { identity = null, pack = '' } = (hash === null ? undefined : sealed.get(hash)) ?? {};
    return { township, month: paid_on.slice(0, 7), amountFen: amount_fen, identity, pack };
  });
}

/** As much of a record as is counted; whether it is sound was found when it came. Its whole schema takes three times as long. */
const countedSchema = z.object({
  visits: z.array(z.object({ id: z.string() })),
  input: z.object({
    cases: z.array(
      z.object({ visits: z.array(z.object({ id: z.string(), amounts: z.object({ inScope: z.string() }) })) }),
    ),
  }),
  result: z.object({
    pack: z.string(),
    packHash: z.string(),
    cases: z.array(z.object({ treatedAs: z.string().nullable() })),
  }),
});
type Counted = z.infer<typeof countedSchema>;

const sealedRow = z.object({ hash: z.string(), sealed: z.instanceof(Uint8Array) });

/** Opens what is not known yet, a batch at a time, so that others are served meanwhile. */
async function open(
  { asking: { county, connection, seal }, packs, known }: Reading,
  rows: readonly { readonly batch: number; readonly hash: string }[],
): Promise<ReadonlyMap<string, Sealed>> {
  const unknown = rows.filter(({ hash }) => !known.has(hash));
  for (const batch of new Set(unknown.map((row) => row.batch))) {
    const wanted = new Set(unknown.filter((row) => row.batch === batch).map(({ hash }) => hash));
    const found = await connection.rows(
      sealedRow,
      'select hash, sealed from record where county = $1 and batch = $2 and hash = any($3)',
      [county, batch, [...wanted]],
    );
    for (const { hash, sealed } of found) {
      const content = countedSchema.parse(JSON.parse(seal.open(recordSealPlace(county, hash), sealed)));
      known.set(hash, sealedOf(content, packs));
    }
  }
  return known;
}

function sealedOf({ visits, input, result }: Counted, packs: Reading['packs']): Sealed {
  const own = new Set(visits.map(({ id }) => id));
  const amounts = (input.cases[0]?.visits ?? [])
    .filter(({ id }) => own.has(id))
    .map(({ amounts: { inScope } }) => fen(yuanToFen(inScope)));
  const pack = packs.get(result.packHash)?.content;
  const treatedAs = result.cases[0]?.treatedAs ?? null;
  return {
    inScopeFen: sumFen(amounts),
    identity: pack?.classes.find(({ id }) => id === treatedAs)?.name ?? treatedAs,
    pack: pack?.title ?? result.pack,
  };
}
