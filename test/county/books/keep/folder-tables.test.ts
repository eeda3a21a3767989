import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openFolderTables } from '../../../../county/books/keep/folder-tables.ts';

const anyRow = z.object({ n: z.number() });

describe('tables in a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aid-tables-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['parked', 'papers_waiting'])(
    'are made again when the file of %s is gone after a service that was killed',
    async (table) => {
      const first = await openFolderTables(folder);
      const path = z.object({ path: z.string() });
      const [file] = await first.rows(path, `select pg_relation_filepath('${table}') as path`);
      await first.close();
      // A killed one left no word on its files.
      const mark = join(folder, 'tables.state');
      writeFileSync(mark, readFileSync(mark, 'utf8').split('\n')[0] ?? '');
      rmSync(join(folder, 'tables', file?.path ?? ''));
      const second = await openFolderTables(folder);
      expect(await second.rows(anyRow, `select count(*) as n from ${table}`)).toEqual([{ n: 0 }]);
      await second.close();
    },
  );

  it('are made again, and the service starts, when one of their files cannot even be looked at', async () => {
    await (await openFolderTables(folder)).close();
    symlinkSync(join(folder, 'nowhere'), join(folder, 'tables', 'broken'));
    const second = await openFolderTables(folder);
    expect(await second.rows(anyRow, 'select count(*) as n from device')).toEqual([{ n: 0 }]);
    // Nor does one that comes while it is open keep the service from closing.
    symlinkSync(join(folder, 'nowhere'), join(folder, 'tables', 'broken'));
    await second.close();
    await (await openFolderTables(folder)).close();
  });
});
