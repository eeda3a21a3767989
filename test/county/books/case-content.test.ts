import { afterEach, beforeEach, expect, it } from 'vitest';
import { applicationOf, deliver, enrol, pcOf, siteOf, type Pc, type Site } from '../decide/support/county.ts';

// A record's content is read from its batch; the tables keep only what lists need of it.

let site: Site;
let pc: Pc;
beforeEach(async () => {
  site = await siteOf('pglite');
  pc = pcOf('A');
});
afterEach(() => site.remove());

/** Twenty cases in one batch: two groups that are sealed together. */
async function takeTwenty(): Promise<Awaited<ReturnType<Site['open']>>> {
  const open = await site.open();
  await enrol(open.books, pc);
  pc.seal(...Array.from({ length: 20 }, (_, at) => applicationOf(pc.device.pc, at + 1)));
  await deliver(open, pc, 1);
  return open;
}

it('gives every record of a batch its own content and the list its own people', async () => {
  const { books, close } = await takeTwenty();
  const rows = await books.queries.cases({});
  expect(rows).toHaveLength(20);
  // The ends of both groups.
  for (const row of rows.filter(({ record }) => [0, 15, 16, 19].includes(record.place))) {
    const file = await books.queries.caseFile(row.record);
    expect(file?.content.application.number).toBe(row.number);
    expect(file?.content.person).toMatchObject({ name: row.name, idNumber: row.idNumber });
    expect(file?.recheck.verdict).toBe('same');
  }
  await close();
});

it('goes on with its lists while a batch is damaged, opens no case of it, and opens it again when the batch is back', async () => {
  const { books, spool, close } = await takeTwenty();
  const [row] = await books.queries.cases({});
  if (row === undefined) throw new Error('No case');
  await spool.forget(pc.key(1));
  expect(await books.queries.caseFile(row.record)).toBeNull();
  expect(await books.queries.cases({ text: row.name })).not.toHaveLength(0);
  expect((await books.queries.yearFacts(2023)).cases).toHaveLength(20);
  await spool.put(pc.key(1), pc.bytes(1));
  expect((await books.queries.caseFile(row.record))?.content.application.number).toBe(row.number);
  await close();
});

it('shows nobody in the place of somebody else when rows were changed by hand', async () => {
  await (await takeTwenty()).close();
  await site.tables((database) =>
    database.run(
      `update record set hash = other.hash from record other
        where record.place in (3, 16) and other.place = 19 - record.place`,
    ),
  );
  const { books, close } = await site.open();
  await expect(books.queries.cases({})).rejects.toThrow('without its summary');
  await close();
});
