import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PolicyPack } from '#rules';
import { instantOf } from '#shared/instant.ts';
import { buildApp } from '../../../county/app.ts';
import { openBooks } from '../../../county/books/open-books.ts';
import { makeIntake } from '../../../county/http/intake.ts';
import { CODE, openCounty } from './county-line.ts';
import { fixedBytes } from '../../county/support/sample-batch.ts';

/** A county's service over real books in a folder, with packs of the test's choice; `pc` may register with `CODE`. */
export async function countyOfBooks(pc: string, packs: ReadonlyMap<string, PolicyPack>) {
  const line = await openCounty();
  const folder = await mkdtemp(join(tmpdir(), 'aid-books-'));
  let [seconds, ids] = [0, 0];
  const books = await openBooks({
    county: { code: '210502', name: '测试县医疗保障局' },
    secret: line.secret,
    dataKey: fixedBytes('data key')(32),
    packs: () => packs,
    now: () => instantOf(Date.UTC(2023, 9, 21) + 1000 * seconds++),
    newId: () => `0192b000-0000-7000-8000-${String(++ids).padStart(12, '0')}`,
    spool: line.spool,
    place: { form: 'folder', folder },
  });
  const service = { ...line.service, books, intake: makeIntake(line.spool, books.takeBatch, () => undefined) };
  const app = buildApp(service, { tls: null, logLevel: 'silent', trustProxy: [] });
  const until = '2099-01-01T00:00:00.000+08:00';
  const made = await books.makeCode({ code: CODE.replaceAll('-', ''), pc, until, by: 'cli' });
  if (!made.ok) throw new Error(made.refusal.code);
  return {
    address: await app.listen({ port: 0, host: '127.0.0.1' }),
    books,
    close: async () => {
      await app.close();
      await service.intake.idle();
      await line.close();
      await books.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
