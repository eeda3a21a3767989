import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { postgresPrograms } from '../../support/postgres/postgres-server.ts';
import '../../support/remember/remember-initdb.ts';
import { type Kind, type Order, Tally } from '../kind.ts';
import { inFolder } from '../support/folders.ts';
import { FORMS, type Form } from './county-at.ts';
import { killedCounty } from './killed-county.ts';
import { DEEDS } from './under-way.ts';

/** Kills on the same books; then both sides are compared, and new ones begin. */
const KILLS_A_COUNTY = 25;
/** Fewer kills need not have fallen on everything. */
const ENOUGH = 100;

/** The control loses so many decisions and payments. */
const CONTROL_ACKS = 5;

/** How console and books say that something is lost: a county that does not start, or answers too late, says something else. */
const LOST = /forgotten$|another receipt$/;

/** What kills must have fallen on in a run, or it did not try what it says it does. */
const EXPECTED: readonly string[] = [
  ...FORMS.flatMap((form) =>
    [...DEEDS.filter((deed) => form === 'folder' || deed !== 'backup'), 'start'].map((what) => `${form}: ${what}`),
  ),
  'folder: on the journal, not in the tables',
];

/** The county's service, killed in the middle of everything that PCs and people have it do. */
export const killCounty: Kind = {
  name: 'kill-county',
  title: 'kill -9 of the county’s service, in a folder and on PostgreSQL, while it takes, decides, pays and sends',
  track: 'app',
  size: { ci: ENOUGH, full: 10_000 },
  obstacle: async () => {
    try {
      postgresPrograms();
      return null;
    } catch (cause) {
      return cause instanceof Error ? cause.message : String(cause);
    }
  },
  run: async (order) => {
    const tally = new Tally();
    await findLoss(tally);
    await Promise.all(FORMS.map((form) => killsOf(form, order, tally)));
    const { done, counts } = tally.outcome();
    if (done >= ENOUGH)
      for (const name of EXPECTED) if (counts[name] === undefined) tally.fail(`in ${done} kills never: ${name}`);
    return tally.outcome();
  },
};

/** The control: of a county whose journal is that of some kills before, the same looks must say so, or these kills prove nothing. */
function findLoss(tally: Tally): Promise<void> {
  return inFolder(async (root) => {
    const own = new Tally();
    const county = await killedCounty(root, 'folder', own);
    const [books, kept] = [join(root, 'county', 'books'), join(root, 'kept')];
    try {
      let seed = 0;
      const killUntilMore = async (): Promise<void> => {
        const enough = county.acknowledged() + CONTROL_ACKS;
        while (county.acknowledged() < enough && own.failed === 0) await county.killOnce(++seed);
      };
      await killUntilMore();
      cpSync(books, kept, { recursive: true });
      await killUntilMore();
      for (const failure of own.outcome().failures) tally.fail(`the control, before anything was lost: ${failure}`);
      if (own.failed > 0) return;
      rmSync(books, { recursive: true });
      cpSync(kept, books, { recursive: true });
      const wrong = await county.comeToRest();
      if (wrong.some((sentence) => LOST.test(sentence))) tally.count('found: a county that lost what it acknowledged');
      else tally.fail(`not found: a county that lost what it acknowledged; only: ${wrong.slice(0, 3).join('; ')}`);
    } finally {
      await county.remove();
    }
  });
}

/** Every other seed is one of a form. */
async function killsOf(form: Form, { seed, count, isOver }: Order, tally: Tally): Promise<void> {
  const own = Array.from({ length: count }, (_, at) => seed + at).filter((each) => FORMS[each % FORMS.length] === form);
  for (let at = 0; at < own.length && !isOver(); at += KILLS_A_COUNTY) {
    const seeds = own.slice(at, at + KILLS_A_COUNTY);
    const fail = (what: string): void => tally.fail(`${form}, seeds from ${seeds[0]}: ${what}`);
    await inFolder(async (root) => {
      const county = await killedCounty(root, form, tally);
      try {
        for (const each of seeds) await county.killOnce(each);
        (await county.comeToRest()).forEach(fail);
      } catch (thrown) {
        fail(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
      } finally {
        await county.remove();
      }
    });
  }
}
