import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { parseCountyArgs, readOptions } from '../../../../county/config/options.ts';
import { machine, now } from '../../../../county/context.ts';
import { runCounty } from '../../../../county/run-county.ts';
import { type RunningCounty, startCounty } from '../../../../county/start.ts';
import '../../../support/remember/remember-initdb.ts';
import { prepareFolder } from './prepare-folder.ts';

const packsFolder = resolve(import.meta.dirname, '../../../../rules/packs');

/** A folder of one test with a county in it, whose service is started and stopped at will; commands are typed as at a terminal. */
export async function countyFolder() {
  const root = await mkdtemp(join(tmpdir(), 'aid-county-'));
  const folder = join(root, 'data');
  await prepareFolder(folder);
  let running: RunningCounty | null = null;
  const logged: string[] = [];
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = null;
  };
  return {
    root,
    folder,
    log: () => logged.join(''),
    url: () => running?.address ?? '',
    start: async (at = folder, consoleFolder?: string, flags: readonly string[] = []): Promise<RunningCounty> => {
      const options = readOptions(parseCountyArgs(['--folder', at, '--port', '0', ...flags]).values, {}, root);
      const logStream = new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          logged.push(chunk.toString('utf8'));
          done();
        },
      });
      const shown = consoleFolder === undefined ? {} : { consoleFolder };
      running = await startCounty({ options, env: {}, machine, packsFolder, logStream, ...shown });
      return running;
    },
    stop,
    /** Types a command; gives its exit code and what it said. */
    type: async (...args: readonly string[]) => {
      const [out, err]: [string[], string[]] = [[], []];
      const code = await runCounty(args.includes('--folder') ? args : [...args, '--folder', folder], {
        out: (text) => void out.push(text),
        err: (text) => void err.push(text),
        here: root,
        env: {},
        packsFolder,
        consoleFolder: join(root, 'console'),
        machine,
        now,
      });
      return { code, out: out.join('\n'), err: err.join('\n') };
    },
    remove: async () => {
      await stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}
