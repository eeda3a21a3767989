import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import type { Window } from '../../../service/support/window.ts';
import { STATION } from '../../../support/invented-case.ts';
import { report } from '../../figure.ts';
import { openService, type StoreProfile } from '../profile.ts';

/** Milliseconds that the passwords' deliberate cost took since the last call. */
function watchScrypt(): () => number {
  const { scrypt } = crypto;
  let took = 0;
  Object.assign(crypto, {
    scrypt: (...args: Parameters<typeof scrypt>) => {
      const started = performance.now();
      const done = args.pop() as Parameters<typeof scrypt>[4]; // the last argument is the callback
      Reflect.apply(scrypt, crypto, [
        ...args,
        (...answer: Parameters<typeof done>) => {
          took += performance.now() - started;
          done(...answer);
        },
      ]);
    },
  });
  syncBuiltinESMExports();
  return () => {
    const last = took;
    took = 0;
    return last;
  };
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** Unlocking by the service up to the first list of the desk; then how long the reading beside it takes. */
export async function measureUnlock(profile: StoreProfile, people: number): Promise<void> {
  const scryptMs = watchScrypt();
  const usable: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const window = openService(profile);
    usable.push((await timed(() => unlockAndList(window))) - scryptMs());
    if (run === 4) await measureBeside(window, people);
    await window.close();
  }
  report(`store-${people}-unlock-to-list`, 'ms', usable, { note: 'without scrypt' });
}

async function unlockAndList(window: Window): Promise<void> {
  const status = await window.ask('app/status', {});
  const userId = status.state === 'locked' ? (status.users[0]?.id ?? '') : '';
  await window.ask('session/unlock', { userId, password: STATION.password });
  const { rows } = await window.ask('application/list', { status: 'all' });
  if (rows.length !== 200) throw new Error(`${rows.length} rows on the desk`);
}

async function measureBeside(window: Window, people: number): Promise<void> {
  const started = performance.now();
  const duringReading: number[] = [];
  for (let isReading = true; isReading;) {
    duringReading.push(await timed(() => window.ask('application/list', { status: 'draft' })));
    isReading = (await window.ask('search/find', { text: '王', limit: 1 })).indexing !== null;
    await setTimeout(100);
  }
  report(`store-${people}-everything-found`, 'ms', [performance.now() - started], { note: 'beside the self-check' });
  report(`store-${people}-list-while-reading`, 'ms', duringReading);
  while (!JSON.stringify(window.events).includes('health/changed')) await setTimeout(100);
  report(`store-${people}-self-check`, 'ms', [performance.now() - started], { note: 'in slices beside the reading' });
  const lists = { newest: {}, word: { text: '柳河' }, name: { order: { by: 'name', isDescending: false } } } as const;
  for (const [name, wanted] of Object.entries(lists)) {
    const first = await timed(() => window.ask('application/list', { status: 'all', ...wanted }));
    const values: number[] = [];
    for (let run = 0; run < 30; run += 1)
      values.push(await timed(() => window.ask('application/list', { status: 'all', ...wanted })));
    report(`store-${people}-list-${name}`, 'ms', values, { note: `first ${first.toFixed(0)} ms` });
  }
  const { rss, heapUsed } = process.memoryUsage();
  report(`store-${people}-memory`, 'MB', [rss / 2 ** 20], {
    note: `heap ${(heapUsed / 2 ** 20).toFixed(0)} MB, whole process`,
  });
}
