import { PGlite } from '@electric-sql/pglite';
import { constants, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, ROOT } from '../../../build/lib/paths.mjs';

const packageText = readFileSync(join(ROOT, 'node_modules', '@electric-sql', 'pglite', 'package.json'), 'utf8');
const TEMPLATE = join(CACHE, `pglite-${String(JSON.parse(packageText).version)}`);
const real = PGlite.create.bind(PGlite);

/** The empty cluster, made once for this version of PGlite and kept with what else is made once. */
async function template(): Promise<string> {
  if (existsSync(TEMPLATE)) return TEMPLATE;
  mkdirSync(CACHE, { recursive: true });
  const aside = mkdtempSync(`${TEMPLATE}-making-`);
  const made = await real({ dataDir: join(aside, 'data') });
  await made.close();
  try {
    renameSync(join(aside, 'data'), TEMPLATE);
  } catch (cause) {
    // Another worker was first; theirs is the same.
    if (!existsSync(TEMPLATE)) throw cause;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return TEMPLATE;
}

/**
 * Imported by supports that open the county's tables in folders: a folder that is not there yet begins as a copy of an empty
 * cluster, which `initdb` would make with the same content in ten times the work. A folder that is there, whole or half made, is opened
 * as always; what starts the county as a process of its own (test/county/service/support/county-process.ts) runs `initdb`.
 */
PGlite.create = (async (options: { readonly dataDir?: string }) => {
  const { dataDir } = options;
  if (dataDir !== undefined && !dataDir.includes('://') && !existsSync(dataDir))
    cpSync(await template(), dataDir, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return real(options);
}) as typeof PGlite.create; // all of ours name a folder by an object
