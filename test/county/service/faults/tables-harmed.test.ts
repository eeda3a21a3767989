import { cpSync, existsSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPglite } from '../../../../county/db/open-pglite.ts';
import { dumpTables } from '../../books/support/tables.ts';
import { applicationOf, deliver, enrol, pcOf, type Site, siteOf } from '../../decide/support/county.ts';
import { fixedBytes } from '../../support/sample-batch.ts';

const [BATCHES, A_BATCH] = [4, 10];
/** Each harms the folder in its own way, at other files. */
const SEEDS = 6;

let site: Site;
beforeEach(async () => {
  site = await siteOf('pglite');
});
afterEach(() => site.remove());

type Harm = 'remove' | 'empty' | 'cut' | 'scribble';
const HARMS: readonly Harm[] = ['remove', 'empty', 'cut', 'scribble'];

function harm(path: string, how: Harm): void {
  const { size } = statSync(path);
  if (how === 'remove') rmSync(path);
  else if (how === 'empty') truncateSync(path, 0);
  else if (how === 'cut') truncateSync(path, Math.floor(size / 2));
  else writeFileSync(path, Buffer.alloc(size, 0xa5));
}

async function rowsOf(folder: string) {
  const database = await openPglite(folder);
  try {
    return await dumpTables(database);
  } finally {
    await database.close();
  }
}

it('whichever files of the tables are gone, empty, cut or scribbled over, they are made again from journal and spool with the same rows and sums; by themselves they are not', async () => {
  const open = await site.open();
  const pc = pcOf('A');
  await enrol(open.books, pc);
  await open.books.makeUser({ user: 'wang', name: '王审批', roles: ['approver'], password: 'p', active: true }, 'cli');
  for (let seq = 1, n = 1; seq <= BATCHES; seq++) {
    pc.seal(...Array.from({ length: A_BATCH }, () => applicationOf(pc.device.pc, n++)));
    expect(await deliver(open, pc, seq)).toMatchObject({ outcome: 'receipt' });
  }
  for (const { record, payableFen: approvedFen } of await open.books.queries.cases({ most: 5 }))
    await open.books.decide({ record, decision: 'approved', approvedFen, reason: '已核对', places: [] }, 'wang');
  const sums = await open.books.queries.statistics({});
  expect(sums).toMatchObject([{ applications: BATCHES * A_BATCH }]);
  await open.close();
  const before = await site.tables(dumpTables);

  const tables = join(site.folder, 'books', 'tables');
  const [sound, harmed] = [join(site.folder, 'sound'), join(site.folder, 'harmed')];
  cpSync(tables, sound, { recursive: true });
  let helpless = 0;
  for (let seed = 0; seed < SEEDS; seed++) {
    rmSync(tables, { recursive: true });
    cpSync(sound, tables, { recursive: true });
    const random = Buffer.from(fixedBytes(`harm/${seed}`)(64));
    const files = readdirSync(tables, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(tables, name)).isFile())
      .toSorted();
    const met: string[] = [];
    // One file, or up to a third of them: as when half a folder was made, copied or saved.
    const count = seed % 3 === 0 ? 1 : 1 + Math.floor((files.length / 3) * (random.readUInt8(1) / 256));
    for (let at = 0; at < count; at++) {
      const name = files[Buffer.from(fixedBytes(`harm/${seed}/${at}`)(4)).readUInt32BE() % files.length] ?? '';
      const how = HARMS[random.readUInt8(at % 64) % HARMS.length] ?? 'remove';
      if (!existsSync(join(tables, name))) continue;
      harm(join(tables, name), how);
      met.push(`${how} ${name}`);
    }
    // What a PGlite alone makes of it: a copy, so that it heals or harms nothing of the county's.
    cpSync(tables, harmed, { recursive: true });
    const alone = await rowsOf(harmed).catch(() => null);
    rmSync(harmed, { recursive: true });
    if (JSON.stringify(alone) !== JSON.stringify(before)) helpless += 1;

    const again = await site.open().catch((error: unknown) => {
      throw new Error(`seed ${seed}: ${met.slice(0, 5).join(', ')}`, { cause: error });
    });
    expect([seed, met.slice(0, 5), await again.books.queries.statistics({})]).toEqual([seed, met.slice(0, 5), sums]);
    await again.close();
    expect([seed, await site.tables(dumpTables)]).toEqual([seed, before]);
  }
  // The control: without journal and spool most of these folders are lost.
  expect(helpless).toBeGreaterThan(SEEDS / 3);
}, 400_000);
