import { join } from 'node:path';
import { instantOf } from '#shared/instant.ts';
import { openBooks } from '../../../../county/books/open-books.ts';
import { openPostgres } from '../../../../county/db/open-postgres.ts';
import { installedPacks } from '../../../../county/recheck/installed-packs.ts';
import { openFolderSpool } from '../../../../county/spool/folder-spool.ts';
import { PAPERS_TABLES, postgresSpool } from '../../../../county/spool/postgres-spool.ts';
import '../../../support/remember/remember-initdb.ts';
import { applicationOf, COUNTY, pcOf, type OpenSite, type Pc } from '../../decide/support/county.ts';
import { fixedBytes, testCounty } from '../../support/sample-batch.ts';
import { PACKS } from '../../support/settled-record.ts';

/** One node of a county in its own process, on a folder or on a PostgreSQL (`postgres://…`). */
export async function nodeOf(place: string): Promise<OpenSite> {
  const packs = installedPacks(PACKS);
  let ids = 0;
  const common = {
    county: COUNTY,
    secret: testCounty().secret,
    dataKey: fixedBytes('data key')(32),
    packs: () => packs,
    now: () => instantOf(Date.now()),
    newId: () => `${process.pid}-${++ids}`,
  };
  if (!place.startsWith('postgres:')) {
    const spool = await openFolderSpool(join(place, 'spool'), 0);
    const books = await openBooks({ ...common, spool, place: { form: 'folder', folder: join(place, 'books') } });
    const papers = books.papersOver(await openFolderSpool(join(place, 'papers'), 0, 'aidpapers'));
    return { books, spool, papers, close: books.close };
  }
  const database = await openPostgres(place);
  const spool = postgresSpool(database, COUNTY.code, () => 0);
  const books = await openBooks({ ...common, spool, place: { form: 'postgres', database } });
  const close = async () => {
    await books.close();
    await database.close();
  };
  const papers = books.papersOver(postgresSpool(database, COUNTY.code, () => 0, PAPERS_TABLES));
  return { books, spool, papers, close };
}

/** A PC with so many batches sealed, the same in every process. */
export function sealedPc(letter: string, count: number): Pc {
  const pc = pcOf(letter);
  for (let n = 1; n <= count; n++) pc.seal(applicationOf(pc.device.pc, n));
  return pc;
}
