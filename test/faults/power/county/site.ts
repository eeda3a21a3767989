import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openCounty } from '../../../../county/config/open-county.ts';
import { parseCountyArgs, readOptions } from '../../../../county/config/options.ts';
import { machine } from '../../../../county/context.ts';
import { prepareFolder } from '../../../county/service/support/prepare-folder.ts';
import { startPostgres, type TestPostgres } from '../../../support/postgres.ts';
import { type Child, childCommand, startChild } from '../../support/child.ts';
import type { Disk } from '../disk.ts';
import { Acks } from './acks.ts';
import { wrongWithCounty } from './wrong-with-county.ts';

/** The two forms of a county. */
export const FORMS = ['folder', 'postgres'] as const;
export type Form = (typeof FORMS)[number];

const PCS = ['210502001-A', '210502002-A'];

/** A county on a disk whose power is cut, with everything it acknowledged so far. */
export type Site = {
  readonly acks: Acks;
  readonly work: (seed: number, onLine: (line: string) => void) => Child;
  /** The machine is on again. */
  readonly comeBack: () => Promise<void>;
  /** Opens the county and gives what is wrong with it. */
  readonly look: () => Promise<readonly string[]>;
  readonly remove: () => Promise<void>;
};

/** Makes a county with its keys on the disk. `more`: of its environment. */
export async function siteOn(
  disk: Disk,
  form: Form,
  seed: number,
  more: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const folder = join(disk.mount, `county-${seed}`);
  mkdirSync(folder);
  await prepareFolder(folder);
  const postgres: TestPostgres | null = form === 'postgres' ? await startPostgres([], disk.mount) : null;
  // Keys that a test wrote and a PostgreSQL that was just set up count as being there.
  execFileSync('sync', ['-f', disk.mount]);
  const env: Record<string, string> = postgres === null ? {} : { DATABASE_URL: postgres.url };
  const acks = new Acks();
  return {
    acks,
    work: (workSeed, onLine) => {
      const received = PCS.map((pc) => String(acks.received(pc)));
      return startChild(childCommand('county_work', [folder, String(workSeed), ...received]), onLine, {
        ...env,
        ...more,
      });
    },
    comeBack: async () => {
      await postgres?.kill();
      disk.comeBack();
      // After a power cut the machine has started anew, and the county sees that. Ours went on.
      mkdirSync(join(folder, 'books'), { recursive: true });
      if (postgres === null) writeFileSync(join(folder, 'books', 'tables.state'), 'another start of the machine');
      await postgres?.restart();
    },
    look: async () => {
      const options = readOptions(parseCountyArgs(['--folder', folder]).values, env, folder);
      const county = await openCounty(options, env, machine, resolve('rules/packs'));
      try {
        return await wrongWithCounty(county, acks);
      } finally {
        await county.close();
      }
    },
    remove: async () => {
      await postgres?.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
