import { cpSync, mkdirSync } from 'node:fs';
import { openStore } from '../../../../electron/store/open-store.ts';
import type { Store } from '../../../../electron/store/store.ts';
import { vaultOfSeeds } from '../../../store/support/keys.ts';
import { testEnv, valueOf } from '../../../store/support/test-env.ts';
import { newProfile, type Profile, withStore } from '../../support/profile.ts';
import type { Act } from '../act.ts';
import { differences } from '../acknowledged.ts';
import { booksOf } from '../books.ts';
import { type Ended, type Judgement, wrongAfter } from '../watch.ts';
import { countyOf, sealTwo, takeFeed, takeReceipt } from './county-words.ts';

/** What the data holds of the county's word: before it, with the receipt, with the feed as well. */
type States = { readonly nothing: string; readonly received: string; readonly all: string };

/** What the county said is compared by itself, to the letter. */
const BUT_THE_COUNTY: Judgement = {
  compare: (acknowledged, begun, found) =>
    differences(acknowledged, begun, { ...found, batches: acknowledged.batches }),
};

/** Takes in a receipt, then a feed: two transactions. */
export function actOfCounty(dataDir: string): Act {
  mkdirSync(dataDir);
  const sound = newProfile(dataDir);
  const before = withStore(sound, (store) => {
    sealTwo(store);
    return booksOf(store);
  });
  const tried = { dataDir: `${dataDir}-tried`, seeds: sound.seeds };
  cpSync(dataDir, tried.dataDir, { recursive: true });
  const states = withLaterIds(tried, (store): States => {
    const nothing = countyOf(store);
    takeReceipt(store);
    const received = countyOf(store);
    takeFeed(store);
    return { nothing, received, all: countyOf(store) };
  });
  const wrong = async (profile: Profile, ended: Ended): Promise<readonly string[]> => {
    const after = wrongAfter(profile, ended.books, ended.begun, BUT_THE_COUNTY).wrong;
    if (after.length > 0) return after;
    return [...wrongCounty(profile, ended, states), ...wrongAfter(profile, before, null, BUT_THE_COUNTY).wrong];
  };
  return { name: 'receipt', sound, before, wrong };
}

/** What was acknowledged is there, what was under way wholly or not at all; and all of it once more changes nothing twice. */
function wrongCounty(profile: Profile, { begun, done }: Ended, states: States): readonly string[] {
  const { nothing, received, all } = states;
  const possible = done > 0 ? [all] : begun === null ? [nothing] : [nothing, received];
  // That the feed was begun says that the receipt was acknowledged.
  const allowed = begun?.name === 'feed' ? [received, all] : possible;
  return withLaterIds(profile, (store) => {
    const found = countyOf(store);
    const wrong = allowed.includes(found) ? [] : [`the county's word is ${found}`];
    const isKnown = takeReceipt(store) === 'known';
    const { applied } = takeFeed(store);
    if (isKnown !== (found !== nothing)) wrong.push(`the receipt is ${isKnown ? '' : 'not '}known`);
    if (found === all && applied > 0) wrong.push(`${applied} items taken in twice`);
    if (countyOf(store) !== all) wrong.push(`taken in again: ${countyOf(store)}`);
    return wrong;
  });
}

/** With ids that nothing in the profile has yet. */
function withLaterIds<T>({ dataDir, seeds }: Profile, work: (store: Store) => T): T {
  const env = testEnv(dataDir, 500_000_000_000);
  const vault = vaultOfSeeds(env, seeds);
  try {
    const store = valueOf(openStore(env, vault));
    try {
      return work(store);
    } finally {
      store.close();
    }
  } finally {
    vault.close();
  }
}
