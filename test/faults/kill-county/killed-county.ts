import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as soon, setTimeout as sleep } from 'node:timers/promises';
import { storePassword } from '../../../county/auth/password.ts';
import { PASSWORD } from '../../county/console/support/password.ts';
import type { Tally } from '../kind.ts';
import { Acks } from '../power/county/acks.ts';
import { enrolAll } from '../support/enrol-all.ts';
import { type Random, randomOf } from '../support/random.ts';
import { watched } from '../support/standing-still.ts';
import { Violation } from '../support/violation.ts';
import { wrongAtRest, wrongInBackup } from './both-sides.ts';
import { type County, countyAt, type Form, type Life } from './county-at.ts';
import { type Officials, officialsAt } from './officials.ts';
import { type Sender, senderOf } from './sender.ts';
import { type Deed, UnderWay } from './under-way.ts';

const PCS = 3;
const USERS = ['approver', 'payer', 'administrator'] as const;
/** Whoever looks for work and finds none looks again, ms. */
const AGAIN_MS = 5;
/** How long a kill waits for what it is meant to fall on. */
const PATIENCE_MS = 3_000;
/** How long a start takes before one was measured, ms. */
const UNKNOWN_START_MS = 500;
/** A kill falls on the first of its kind in this life, or on one of the next few; of these there is one. */
const MOST_BEFORE = 4;
const RARE: readonly Aim[] = ['publish', 'statistics', 'backup'];
/** Of what a deed usually takes: some kills come when it is over. */
const LATEST = 1.2;

/** What a kill is meant to fall on. `journal`: the moment in which the journal grew, before the tables did. */
export type Aim = Deed | 'start' | 'journal';

const IN_BOTH = [
  'start',
  'start',
  'upload',
  'upload',
  'finish',
  'finish',
  'window sends',
  'papers',
  'state and feed',
] as const;
const AT_DESK = ['decide', 'decide', 'pay', 'pay', 'publish', 'publish', 'statistics'] as const;
/** A journal in a folder is a file that can be watched; a backup of a PostgreSQL is not made by the service. */
const AIMS: Readonly<Record<Form, readonly [Aim, ...Aim[]]>> = {
  folder: [...IN_BOTH, ...AT_DESK, 'journal', 'journal', 'backup', 'backup'],
  postgres: [...IN_BOTH, ...AT_DESK],
};

/** One county whose service is killed again and again: what it acknowledged, and to whom. */
export type KilledCounty = {
  /** Starts it, looks whether all is there, has it work, and kills it. */
  readonly killOnce: (seed: number) => Promise<void>;
  /** Everything is sent, approved and paid, unless something is gone already; then both sides are compared. */
  readonly comeToRest: () => Promise<readonly string[]>;
  /** How much its people had acknowledged so far: the journal alone has that, batches stand in the spool as well. */
  readonly acknowledged: () => number;
  readonly remove: () => Promise<void>;
};

export async function killedCounty(root: string, form: Form, tally: Tally): Promise<KilledCounty> {
  const county = await countyAt(root, form);
  const [acks, underWay, place] = [new Acks(), new UnderWay(), { address: '' }];
  const senders = Array.from({ length: PCS }, (_, at) => senderOf(at, underWay, acks));
  const pcs = senders.map(({ pc }) => pc);
  await register(county, acks, senders);
  let officials: Officials | null = null;
  let startMs = UNKNOWN_START_MS;

  async function start(): Promise<Life> {
    const began = performance.now();
    const life = county.start();
    const address = await watched('a county that starts', () => life.listens).catch((thrown: unknown) => {
      life.kill();
      throw thrown;
    });
    if (address === null) throw new Violation(`it does not start: ${await life.ended}`);
    startMs = performance.now() - began;
    place.address = address;
    officials ??= await officialsAt(county, place, underWay, acks);
    return life;
  }

  /** A kill before it listens; what it was at is seen by the next start. */
  async function killEarly(random: Random): Promise<void> {
    const life = county.start();
    await sleep(random.fraction() * startMs);
    life.kill();
    await life.ended;
    tally.count(`${form}: start`);
  }

  async function killOnce(seed: number): Promise<void> {
    const random = randomOf(seed);
    const aim = random.pick(AIMS[form]);
    tally.cycle();
    if (aim === 'start') return killEarly(random);
    const life = await start();
    const fail = (what: string): void => tally.fail(`seed ${seed} (${form}, ${aim}): ${what}`);
    if (officials !== null) (await officials.wrong()).forEach(fail);
    underWay.begin();
    let isGone = false;
    void life.ended.then((said) => {
      isGone = true;
      if (!underWay.isKilled) fail(`it ended by itself: ${said.slice(-1_500)}`);
    });
    const isOver = (): boolean => isGone || underWay.isKilled;
    // Waited for before anything begins.
    const moment = momentFor(aim, random, isOver);
    const works = [
      ...senders.map((sender) => sender.work(place.address, random)),
      ...(officials === null ? [] : deskWork(officials, aim, random, isOver)),
    ].map((work) =>
      work.catch((thrown: unknown) => {
        if (thrown instanceof Violation || !isOver()) fail(thrown instanceof Error ? thrown.message : String(thrown));
      }),
    );
    const isOnJournal = await moment;
    underWay.killed();
    life.kill();
    await life.ended;
    await watched('whoever asked a county that was killed', () => Promise.all(works));
    for (const deed of new Set(underWay.unanswered)) tally.count(`${form}: ${deed}`);
    if (underWay.unanswered.length === 0) tally.count(`${form}: nothing`);
    if (isOnJournal) tally.count(`${form}: on the journal, not in the tables`);
  }

  /** Waits for the moment; true: the journal has just been written to. */
  async function momentFor(aim: Aim, random: Random, isOver: () => boolean): Promise<boolean> {
    const until = performance.now() + PATIENCE_MS;
    if (aim === 'journal') {
      const path = join(county.folder, 'books', 'journal.log');
      for (let size = statSync(path).size; !isOver() && performance.now() < until; await soon()) {
        const { size: now } = statSync(path);
        if (now > size && underWay.isBooking) return true;
        size = now;
      }
      return false;
    }
    if (aim === 'start') return false;
    const times = RARE.includes(aim) ? 1 : 1 + random.below(MOST_BEFORE);
    const begins = async (): Promise<void> => {
      for (let left = times; left > 0; left -= 1) await underWay.next(aim);
    };
    await Promise.race([begins(), sleep(PATIENCE_MS)]);
    await sleep(random.fraction() * LATEST * underWay.tookMs(aim));
    return false;
  }

  async function comeToRest(): Promise<readonly string[]> {
    const life = await start();
    underWay.begin();
    try {
      const desk = officials;
      if (desk === null) return [];
      const wrong = [...(await desk.wrong())];
      const toRest = async (): Promise<void> => {
        for (const { finish } of senders) await finish(place.address);
        while (await desk.approve());
        while (await desk.pay());
        for (const { finish } of senders) await finish(place.address);
      };
      // Who waits for what a county forgot waits for ever: such a one is only looked at.
      if (wrong.length === 0) await watched('a county that comes to rest', toRest);
      underWay.killed();
      life.kill();
      await life.ended;
      wrong.push(...(await county.opened((opened) => wrongAtRest(opened, acks, pcs))));
      return [...wrong, ...(await wrongInBackup(county, desk.backups))];
    } finally {
      life.kill();
      await life.ended;
      tally.count(`${form}: acknowledged`, acks.size);
    }
  }

  return { killOnce, comeToRest, acknowledged: () => acks.decided.size + acks.paid.size, remove: county.remove };
}

/** PCs and people, straight in the books: how they are registered is not what is tried here. */
async function register(county: County, acks: Acks, senders: readonly Sender[]): Promise<void> {
  const password = await storePassword(PASSWORD, 'own', (size) => new Uint8Array(size).fill(7));
  await county.opened(async (opened) => {
    const pcs = senders.map(({ pc }) => pc);
    await enrolAll(opened, pcs);
    for (const { device } of pcs) acks.add({ kind: 'enrolled', device: device.id });
    for (const user of USERS) {
      await opened.books.makeUser({ user, name: '测试', roles: [user], password, active: true }, 'cli');
      acks.add({ kind: 'user', user });
    }
  });
}

/** What people do at the desk until the county is gone: what the kill is meant for first, the rest now and then. */
function deskWork(desk: Officials, aim: Aim, random: Random, isOver: () => boolean): readonly Promise<void>[] {
  const forEver = async (work: () => Promise<boolean>): Promise<void> => {
    while (!isOver()) if (!(await work())) await sleep(AGAIN_MS);
  };
  const rarely: (() => Promise<void>)[] = [];
  const adds = (deed: Aim, share: number, work: () => Promise<void>): void => {
    if (aim === deed || random.chance(share)) rarely.push(work);
  };
  adds('publish', 0.1, random.chance(0.7) ? desk.publishRoster : desk.publishLedger);
  adds('statistics', 0.1, desk.statistics);
  adds('backup', 0, desk.backUp);
  return [forEver(desk.approve), forEver(desk.pay), ...rarely.map((work) => work())];
}
