import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenCounty, openCounty } from '../../../../county/config/open-county.ts';
import { parseCountyArgs, readOptions } from '../../../../county/config/options.ts';
import { machine, now } from '../../../../county/context.ts';
import { runCounty } from '../../../../county/run-county.ts';
import { startPostgres } from '../../../support/postgres.ts';
import '../../../support/remember/remember-initdb.ts';
import { applicationOf, personOf } from '../../decide/support/county.ts';
import { enrolment } from '../../http/support/county-service.ts';
import { prepareFolder } from '../../service/support/prepare-folder.ts';
import { sealed, testDevice } from '../../support/sample-batch.ts';
import { PACKS } from '../../support/settled-record.ts';

export const FORMS = ['folder', 'postgres'] as const;

export const PERSON = personOf(1);
const device = testDevice();
const first = sealed({ device, records: [applicationOf(device.pc, 1, { person: PERSON })] }, 'first');
const second = sealed({ device, seq: 2, prevHash: first.hash, records: [applicationOf(device.pc, 2)] }, 'second');
export const BATCHES = { first, second };

/** A county of one form with a PC registered, commands typed at a terminal, and servers of its own where it needs them. */
export async function countyOf(form: (typeof FORMS)[number]) {
  const root = await mkdtemp(join(tmpdir(), 'aid-data-key-'));
  const servers = form === 'postgres' ? [await startPostgres(), await startPostgres()] : [];
  const folder = join(root, 'data');
  await prepareFolder(folder);
  await mkdir(join(root, 'stick'));
  /** `at`: another folder; its number is that of the server. */
  async function type(at: number, env: NodeJS.ProcessEnv, ...args: readonly string[]) {
    const [out, err]: [string[], string[]] = [[], []];
    const url = servers[at]?.url;
    const code = await runCounty([...args, '--folder', placeOf(at)], {
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
      here: root,
      env: { ...env, ...(url === undefined ? {} : { DATABASE_URL: url }) },
      packsFolder: PACKS,
      consoleFolder: root,
      machine,
      now,
    });
    return { code, out: out.join('\n'), err: err.join('\n') };
  }
  const placeOf = (at: number): string => (at === 0 ? folder : join(root, `restored-${at}`));
  const optionsOf = (at: number) =>
    readOptions(
      parseCountyArgs(['--folder', placeOf(at)]).values,
      servers[at] === undefined ? {} : { DATABASE_URL: servers[at].url },
      root,
    );
  const open = (at = 0): Promise<OpenCounty> => openCounty(optionsOf(at), {}, machine, PACKS);

  async function register(): Promise<void> {
    const made = await type(0, {}, 'make-code', device.pc);
    const code = /登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '';
    await writeFile(join(root, 'stick', 'a.json'), JSON.stringify(enrolment(device, { code })));
    await type(0, {}, 'enrol', 'stick/a.json');
  }
  async function take(batch: typeof first) {
    await writeFile(join(root, 'stick', batch.fileName), batch.bytes);
    return type(0, {}, 'import', 'stick');
  }
  return {
    root,
    folder,
    servers,
    placeOf,
    optionsOf,
    type,
    open,
    register,
    take,
    /** Prepares the next data key; gives its fingerprint and where all keys were copied to. */
    prepare: async (to = 'safe') => {
      const { out, err } = await type(0, {}, 'prepare-data-key', '--to', to);
      const [, copy, fingerprint] = /抄到 (\S+-([\d-]{19}))，/.exec(out) ?? [];
      if (copy === undefined || fingerprint === undefined) throw new Error(`Not prepared: ${out}${err}`);
      return { copy, fingerprint };
    },
    /** A copy of the keys, as somebody keeps it elsewhere. */
    copyKeys: async (name: string): Promise<string> => {
      await cp(join(folder, 'keys'), join(root, name), { recursive: true });
      return join(root, name);
    },
    remove: async (): Promise<void> => {
      for (const server of servers) await server.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}
