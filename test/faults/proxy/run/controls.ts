import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Tally } from '../../kind.ts';
import { inFolder } from '../../support/folders.ts';
import type { CountySite } from '../county-site.ts';
import type { Wrap } from '../window/line-pc.ts';
import { runSeeds, type TakenOut } from './run-seeds.ts';

/** A third of them before the copy, a third between copy and loss, a third afterwards. */
const SEEDS = Array.from({ length: 45 }, (_, at) => at + 1);

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
    backUp: () => stopped(() => cpSync(folder, copy, { recursive: true })),
    restore: async () => {
      await stopped(() => {
        rmSync(folder, { recursive: true });
        cpSync(copy, folder, { recursive: true });
      });
      return true;
    },
  };
}

const CONTROLS: Readonly<Record<string, TakenOut>> = {
  'a PC to which a receipt is good in every epoch': { wrap: receiptsForEver },
  'a county that loses batches it acknowledged': { site: losesBatches },
};

/** With each of two rules taken out something must be found to be wrong, or the runs would find nothing else either. */
export async function findTakenOut(tally: Tally): Promise<void> {
  for (const [name, takenOut] of Object.entries(CONTROLS)) {
    const found = new Tally();
    await inFolder((folder) => runSeeds(found, 'folder', folder, SEEDS, takenOut));
    if (found.failed === 0) tally.fail(`found nothing wrong with ${name}`);
    else tally.count(`found: ${name}`);
  }
}
