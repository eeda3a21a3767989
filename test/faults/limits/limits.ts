import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inLanes, type Kind, Tally } from '../kind.ts';
import type { Act } from '../life/act.ts';
import { copyOf, makeActs } from '../life/acts.ts';
import { codeOf, type Ended, startWork } from '../life/watch.ts';
import { inFolder } from '../support/folders.ts';
import { type Random, randomOf } from '../support/random.ts';
import { canMount, inSmallDisk } from './small-disk.ts';

const PRLIMIT = '/usr/bin/prlimit';
const ENV = '/usr/bin/env';
const KB = 1024;

/** A thing that runs out, or may not be written to, while an act is done. */
type Limit = {
  readonly name: string;
  /** What a failure must be called; null: dying without a word, or standing still, is all that a process without memory can do. */
  readonly code: RegExp | null;
  readonly needsMount: boolean;
  readonly run: (given: Given) => Promise<Met>;
};

/** What came of it, in a word, and what was wrong with that. */
type Met = { readonly came: string; readonly wrong: readonly string[] };

type Given = { readonly folder: string; readonly act: Act; readonly random: Random; readonly limit: Limit };

/** Full disks, and what else can run out: inodes, descriptors, memory, leave to write. */
export const limits: Kind = {
  name: 'limits',
  title: 'no room, inodes, descriptors or memory, and a disk that cannot be written to',
  track: 'store',
  size: { ci: 20, full: 2000 },
  obstacle: () => Promise.resolve(existsSync(PRLIMIT) ? null : 'prlimit is missing: apt-get install util-linux'),
  run: (order) =>
    inFolder(async (folder) => {
      const tally = new Tally();
      const acts = await makeActs(folder);
      const possible = LIMITS.filter(({ needsMount }) => !needsMount || canMount());
      if (possible.length < LIMITS.length) tally.count('NOT RUN without root: full disk, inodes, read-only disk');
      await inLanes(order, 1, async (next) => {
        for (let seed = next(); seed !== null; seed = next()) {
          const random = randomOf(seed);
          const [act, limit] = [acts[random.below(acts.length)], possible[seed % possible.length]];
          if (act === undefined || limit === undefined) throw new Error('There are acts and limits');
          const own = join(folder, 'own');
          mkdirSync(own, { recursive: true });
          const { came, wrong } = await limit.run({ folder: own, act, random, limit });
          tally.cycle();
          tally.count(`${limit.name}: ${came}`);
          for (const each of wrong) tally.fail(`seed ${seed}: ${limit.name} in ${act.name}: ${each}`);
        }
      });
      return tally.outcome();
    }),
};

/** Does the act under a command that limits the process. */
const under =
  (command: (random: Random) => readonly string[]) =>
  async ({ folder, act, random, limit }: Given): Promise<Met> => {
    const profile = copyOf(act, join(folder, 'copy'));
    const ended = await startWork(profile, 1, act.before, { only: act.name, around: command(random) }).ended;
    return met(limit, ended, await act.wrong(profile, ended));
  };

/** Does the act on a small disk of its own, and looks at it when there is room again. */
const onDisk =
  (
    options: (random: Random) => {
      readonly freeBytes?: number;
      readonly freeInodes?: number;
      readonly isReadOnly?: boolean;
    },
  ) =>
  ({ folder, act, random, limit }: Given): Promise<Met> =>
    inSmallDisk(folder, act, options(random), async (profile, giveRoom) => {
      const ended = await startWork(profile, 1, act.before, { only: act.name }).ended;
      giveRoom();
      return met(limit, ended, await act.wrong(profile, ended));
    });

function met({ code }: Limit, ended: Ended, wrong: readonly string[]): Met {
  if (ended.stoodStill) {
    // The runtime itself waits for a thread of its own for ever when the heap is spent; who uses it ends it.
    const came = 'stood still until it was killed';
    return { came, wrong: code === null ? wrong : [came, ...wrong] };
  }
  if (ended.done > 0) return { came: 'acknowledged', wrong };
  const named = codeOf(ended);
  if (named !== null && (code === null || code.test(named))) return { came: named, wrong };
  if (code === null) return { came: 'ended without a word', wrong };
  return { came: 'something else', wrong: [`not told by its name: ${ended.errors.slice(0, 600)}`, ...wrong] };
}

const LIMITS: readonly Limit[] = [
  {
    name: 'full disk',
    code: /DISK_FULL|BACKUP_NO_SPACE/,
    needsMount: true,
    run: onDisk((random) => ({ freeBytes: random.below(700) * KB })),
  },
  {
    name: 'no inodes',
    // SQLite only says that it cannot make its log.
    code: /DISK_FULL|BACKUP_NO_SPACE|STORE_READ_ONLY/,
    needsMount: true,
    run: onDisk((random) => ({ freeInodes: random.below(8) })),
  },
  {
    name: 'read-only disk',
    code: /STORE_READ_ONLY/,
    needsMount: true,
    run: onDisk(() => ({ isReadOnly: true })),
  },
  {
    name: 'descriptors',
    code: /STORE_IO|STORE_READ_ONLY/,
    needsMount: false,
    run: under((random) => [ENV, `AID_FAULTS_DESCRIPTORS=${random.below(7)}`]),
  },
  {
    name: 'memory',
    code: null,
    needsMount: false,
    run: under((random) => [ENV, `NODE_OPTIONS=--max-old-space-size=${3 + random.below(12)}`]),
  },
];
