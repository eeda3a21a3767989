import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { instantOf } from '#shared/instant.ts';
import { openBooks } from '../../../county/books/open-books.ts';
import type { Database } from '../../../county/db/database.ts';
import { openPostgres } from '../../../county/db/open-postgres.ts';
import { installedPacks } from '../../../county/recheck/installed-packs.ts';
import { PAPERS_TABLES, postgresSpool } from '../../../county/spool/postgres-spool.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { sealedPc } from '../books/support/node-of.ts';
import { deliver, enrol, type OpenSite, type Pc } from '../decide/support/county.ts';
import { rosterOf } from '../support/rosters.ts';
import { fixedBytes, testCounty } from '../support/sample-batch.ts';
import { PACKS } from '../support/settled-record.ts';

const BATCHES = 3;
/** The same PC with the same batches everywhere, and one that only this county has. */
const SAME = sealedPc('A', BATCHES);
const COUNTIES = [...'BCDEFGHJKL'].map((letter, at) => ({ code: String(210_501 + at), own: sealedPc(letter, 1) }));
const CASES = BATCHES + 1;
const packs = installedPacks(PACKS);
const tableRow = z.object({ name: z.string() });
const digestRow = z.object({ digest: z.string().nullable() });

/** A node of a county with a key of its own. */
async function openCounty(url: string, code: string): Promise<OpenSite> {
  // Ten pools beside each other must not use up the server.
  const database = await openPostgres(url, 3);
  const spool = postgresSpool(database, code, () => 0);
  let ids = 0;
  const books = await openBooks({
    county: { code, name: `${code}县` },
    secret: testCounty().secret,
    dataKey: fixedBytes(code)(32),
    spool,
    packs: () => packs,
    now: () => instantOf(Date.UTC(2023, 9, 21)),
    newId: () => `id-${++ids}`,
    place: { form: 'postgres', database },
  });
  const close = async () => {
    await books.close();
    await database.close();
  };
  return { books, spool, papers: books.papersOver(postgresSpool(database, code, () => 0, PAPERS_TABLES)), close };
}

/** A day of a county: batches, a list sent down, a case approved and paid. */
async function work({ books, spool }: OpenSite, pcs: readonly Pc[]): Promise<void> {
  for (const pc of pcs) await enrol(books, pc);
  for (let seq = 1; seq <= BATCHES; seq++) expect((await deliver({ books, spool }, SAME, seq)).outcome).toBe('receipt');
  for (const pc of pcs) expect((await deliver({ books, spool }, pc, 1)).outcome).toBe('receipt');
  await books.makeUser({ user: 'wang', name: '王审批', roles: ['approver'], password: 'p', active: true }, 'cli');
  await books.makeUser({ user: 'li', name: '李支付', roles: ['payer'], password: 'p', active: true }, 'cli');
  expect((await books.publishRoster(rosterOf('低保'), 'cli')).ok).toBe(true);
  const [one] = await books.queries.cases({});
  if (one === undefined) throw new Error('No case');
  const [record, amountFen] = [one.record, one.payableFen];
  const said = { decision: 'approved', approvedFen: amountFen, reason: '核对过', places: [] } as const;
  expect((await books.decide({ record, ...said }, 'wang')).ok).toBe(true);
  const payments = [{ record, amountFen }];
  expect((await books.pay({ paidOn: '2023-11-01', totalFen: amountFen, payments }, 'li')).ok).toBe(true);
}

describe('ten counties on one PostgreSQL', () => {
  let postgres: TestPostgres;
  let database: Database;
  const sites: OpenSite[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
    database = await openPostgres(postgres.url, 2);
    for (const { code } of COUNTIES) sites.push(await openCounty(postgres.url, code));
  });
  afterAll(async () => {
    for (const { close } of sites) await close();
    await database.close();
    await postgres.stop();
  });

  /** Every row of each county in every table, as one hash a county. */
  async function digests(): Promise<Readonly<Record<string, string>>> {
    const tables = await database.rows(
      tableRow,
      "select relname as name from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'public' and relkind = 'r' and relname <> 'migration' order by relname",
    );
    const found: Record<string, string> = {};
    for (const { code } of COUNTIES) {
      const of: (string | null)[] = [];
      for (const { name } of tables) {
        const sql = `select md5(string_agg(t::text, ' ' order by t::text)) as digest from ${name} t where county = $1`;
        of.push((await database.rows(digestRow, sql, [code]))[0]?.digest ?? null);
      }
      expect(of.filter((digest) => digest !== null).length).toBeGreaterThan(15);
      found[code] = of.join(' ');
    }
    return found;
  }

  it('take the same PC, numbers and batches at the same time, each as if it were alone', async () => {
    await Promise.all(COUNTIES.map(({ own }, at) => work(siteAt(at), [SAME, own])));
    for (const [at, { code, own }] of COUNTIES.entries()) {
      const { books, spool } = siteAt(at);
      // Nothing is anybody’s duplicate, and nothing is counted that another one has.
      expect(await books.queries.statistics({})).toMatchObject([{ applications: CASES, held: 0 }]);
      expect(await books.queries.cases({})).toHaveLength(CASES);
      expect(await books.queries.batches({})).toHaveLength(CASES);
      expect((await books.devices()).map(({ device }) => device).toSorted()).toEqual(
        [SAME.device.id, own.device.id].toSorted(),
      );
      const receipt = await books.receipt(SAME.key(1));
      expect(receipt?.receipt).toMatchObject({ county: code, epoch: 1, records: [{ verdict: 'accepted' }] });
      const { events } = await books.ready();
      expect((await books.queries.history({})).map(({ n }) => n).toReversed()).toEqual(
        Array.from({ length: events }, (_, before) => before + 1),
      );
      await books.verify();
      // The PC of the next county is nobody’s here, and its batch is not to be had.
      const other = COUNTIES[(at + 1) % COUNTIES.length]?.own ?? own;
      expect(await books.device(other.device.id)).toBeNull();
      expect([await spool.size(other.key(1)), await books.receipt(other.key(1))]).toEqual([null, null]);
      expect((await books.takeBatch(other.key(1))).outcome).toBe('unknown_device');
    }
  });

  it('leave every row of the others as it was, whatever one does to itself', async () => {
    const before = await digests();
    const { books, spool } = siteAt(0);
    await spool.quarantine(SAME.key(3), 'fork');
    await spool.forget(SAME.key(2));
    await spool.create({ ...SAME.key(2), seq: 9 }, 100);
    expect(await spool.expire(1)).toBe(1);
    expect(await books.rebuild()).toEqual([SAME.key(2), SAME.key(3)]);
    expect(await books.raiseEpoch({ reason: '试', by: 'cli' })).toBe(2);
    expect((await deliver({ books, spool }, SAME, 1)).outcome).toBe('receipt');
    expect((await books.revoke({ device: SAME.device.id, reason: '丢失', by: 'cli' })).ok).toBe(true);
    const { [COUNTIES[0]?.code ?? '']: own, ...others } = await digests();
    const { [COUNTIES[0]?.code ?? '']: ownBefore, ...othersBefore } = before;
    expect(own).not.toBe(ownBefore);
    expect(others).toEqual(othersBefore);
  });

  function siteAt(at: number): OpenSite {
    const site = sites[at];
    if (site === undefined) throw new Error(`No county ${at}`);
    return site;
  }
});
