import { postgresPrograms } from '../../support/postgres/postgres-server.ts';
import '../../support/remember/remember-initdb.ts';
import { inLanes, type Kind, type Order, Tally } from '../kind.ts';
import { inFolder } from '../support/folders.ts';
import type { Form } from './county-site.ts';
import { findTakenOut } from './run/controls.ts';
import { EXPECTED } from './run/expected.ts';
import { runSeeds } from './run/run-seeds.ts';

/** One run in so many meets a county on PostgreSQL and behind TLS. */
const POSTGRES_EVERY = 5;
/** So many runs meet the same two counties: their batches lie behind each other. What is begun is finished, so that seeds have no gaps. */
const SLICE = 1_000;
/** Fewer seeds need not have met everything. */
const ENOUGH = 1_000;
/** Slices beside each other: while a county starts anew, another one has work to do. */
const AT_ONCE = 2;

/** Windows' own stores and sending, and a real county, with a seeded bad line between them. */
export const proxy: Kind = {
  name: 'proxy',
  title: 'batches over a line that refuses, resets, cuts, flips, doubles, delays and lies, and a county that is killed',
  track: 'app',
  size: { ci: ENOUGH, full: 100_000 },
  obstacle: async () => {
    try {
      postgresPrograms();
      return null;
    } catch (cause) {
      return cause instanceof Error ? cause.message : String(cause);
    }
  },
  run: async ({ seed, count, isOver }) => {
    const tally = new Tally();
    if (count >= ENOUGH) await findTakenOut(tally);
    const slices = Math.ceil(count / SLICE);
    await inLanes({ count: slices, seed: 0, isOver }, AT_ONCE, async (next) => {
      for (let slice = next(); slice !== null; slice = next()) {
        const first = slice * SLICE;
        await runSlice(tally, { seed: seed + first, count: Math.min(SLICE, count - first) });
      }
    });
    const { done, counts } = tally.outcome();
    if (done >= ENOUGH)
      for (const name of EXPECTED) if (counts[name] === undefined) tally.fail(`in ${done} seeds never: ${name}`);
    return tally.outcome();
  },
};

/** Runs each seed of a slice at the form of county that it always meets. */
async function runSlice(tally: Tally, { seed, count }: Pick<Order, 'seed' | 'count'>): Promise<void> {
  const seeds = Array.from({ length: count }, (_, at) => seed + at);
  const inForm = async (form: Form): Promise<void> => {
    let left: readonly number[] = seeds.filter((each) => (each % POSTGRES_EVERY === 0) === (form === 'postgres'));
    // What is left when something stood still meets a new county; a county that not one run met stays undone.
    for (let before = Infinity; left.length > 0 && left.length < before;) {
      before = left.length;
      left = await inFolder((folder) => runSeeds(tally, form, folder, left));
    }
  };
  await Promise.all([inForm('folder'), inForm('postgres')]);
}
