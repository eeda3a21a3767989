import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../../store/files/durable-file.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../../store/store-env.ts';

const NAME = 'exports-untold.json';

const schema = z.array(
  z.object({ at: z.string(), userName: z.string(), format: z.enum(['csv', 'json']), count: z.int() }),
);
type Export = z.infer<typeof schema>[number];

function read(dataDir: string): readonly Export[] {
  try {
    return schema.safeParse(JSON.parse(readFileSync(join(dataDir, NAME), 'utf8'))).data ?? [];
  } catch {
    // None, or one nobody can read: what it said cannot be told.
    return [];
  }
}

/**
 * Remembers that everything was written out while the data was open for reading alone, when no operation record could
 * be. STORE_IO, STORE_READ_ONLY, DISK_FULL.
 */
export const rememberExport = (dataDir: string, done: Export): void =>
  writeDurably(join(dataDir, NAME), JSON.stringify([...read(dataDir), done]));

/** Writes down, as soon as records can be written again, who exported what meanwhile. */
export function tellExports(dataDir: string, store: Pick<Store, 'audit'>, actor: Actor): void {
  for (const { at, userName, format, count } of read(dataDir)) {
    const what = format === 'csv' ? '表格' : '全部内容';
    const when = at.slice(0, 16).replace('T', ' ');
    store.audit.note(actor, 'damage.export', `${when} 只读打开时，${userName}导出${what}，${count} 份申请`);
  }
  rmSync(join(dataDir, NAME), { force: true });
}
