import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Tally } from '../../kind.ts';
import { inFolder } from '../../support/folders.ts';
import type { CountySite } from '../county-site.ts';
import type { Wrap } from '../window/line-pc.ts';
import { runSeeds, type TakenOut } from './run-seeds.ts';

/** A third of them before the copy, a third between copy and loss, a third afterwards: two of each third at every PC. */
const SEEDS = Array.from({ length: 96 }, (_, at) => at + 1);

/** A PC to which a receipt is good for ever: what a county lost is never offered again. */
const receiptsForEver: Wrap = (open) => {
  const { county } = open.store;
  const receipts: typeof county.receipts = () => {
    const { epoch } = county.seen();
    return new Map([...county.receipts()].map(([id, receipt]) => [id, { ...receipt, epoch }]));
  };
  return { ...open, store: { ...open.store, county: { ...county, receipts } } };
};

/** A county whose disk is put back to an older state without a word: batches that it acknowledged are lost. */
function losesBatches(site: CountySite, root: string): CountySite {
  const [folder, copy] = [join(root, 'county'), join(root, 'older')];
  const stopped = async (work: () => void): Promise<void> => {
    await site.kill();
    work();
    await site.start();
  };
  return {
    ...site,
    // The socket of a killed service is no file that could be copied.
    backUp: () => stopped(() => cpSync(folder, copy, { recursive: true, filter: (path) => !path.endsWith('.sock') })),
    restore: async () => {
      await stopped(() => {
        rmSync(folder, { recursive: true });
        cpSync(copy, folder, { recursive: true });
      });
      return true;
    },
  };
}

/** How the windows and the books say that batches are lost: a county that does not start says something else. */
const LOST = /COUNTY_WENT_BACK|records sent|has no receipt of batch/;

const CONTROLS: Readonly<Record<string, TakenOut>> = {
  'a PC to which a receipt is good in every epoch': { wrap: receiptsForEver },
  'a county that loses batches it acknowledged': { site: losesBatches },
};

/** With each of two rules taken out something must be found to be wrong, or the runs would find nothing else either. */
export async function findTakenOut(tally: Tally): Promise<void> {
  for (const [name, takenOut] of Object.entries(CONTROLS)) {
    const found = new Tally();
    await inFolder((folder) => runSeeds(found, 'folder', folder, SEEDS, takenOut));
    const { failures } = found.outcome();
    if (failures.some((sentence) => LOST.test(sentence))) tally.count(`found: ${name}`);
    else tally.fail(`not found: ${name}; only: ${failures.slice(0, 3).join('; ')}`);
  }
}
