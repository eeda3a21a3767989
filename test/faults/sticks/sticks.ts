import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorText } from '#shared/errors.ts';
import { fixedBytes, testCounty } from '../../county/support/sample-batch.ts';
import { confirmed, sealAll } from '../../service/support/desk.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { openWindow, setUp, sha256, testFolder, unlock, type Window } from '../../service/support/window.ts';
import { inLanes, type Kind, Tally } from '../kind.ts';
import { inFolder } from '../support/folders.ts';
import { type Random, randomOf } from '../support/random.ts';
import { type FatStick, stickObstacle, withStick } from './fat-stick.ts';

/** How many batches are exported, and how many applications the first, large one holds. */
const BATCHES = 3;
const APPLICATIONS = 16;
const [ROOMY_KB, SMALL_KB] = [8 * 1024, 1024];
/** The root folder of a small FAT holds 512 entries; a long name takes several. */
const MOST_NAMES = 512;

type Batch = { readonly id: string; readonly fileName: string; readonly hash: string };
type Given = {
  readonly window: Window;
  readonly stick: FatStick;
  readonly batches: readonly Batch[];
  readonly random: Random;
};
type Trouble = {
  readonly name: string;
  readonly kilobytes: number;
  readonly how?: 'ro';
  /** Before anything is written it must be said. */
  readonly code: RegExp;
  readonly prepare?: (given: Given) => void;
  readonly meanwhile?: (given: Given, exportMs: number) => Promise<void>;
};

const PULLED: Trouble = {
  name: 'pulled while it is written',
  kilobytes: ROOMY_KB,
  code: /STICK_BROKE|FILE_WRITE_FAILED/,
  meanwhile: async ({ stick, random }, exportMs) => {
    // The first export, which was timed, is the slowest.
    await sleep(random.fraction() * 0.7 * exportMs);
    await stick.pull();
  },
};

const put = ({ stick }: Given, name: string): void => writeFileSync(join(stick.folder, name), 'something else');

const TROUBLES: readonly Trouble[] = [
  PULLED,
  { name: 'too small', kilobytes: SMALL_KB, code: /STICK_FULL/ },
  PULLED,
  { name: 'read-only', kilobytes: ROOMY_KB, how: 'ro', code: /STICK_BROKE/ },
  PULLED,
  {
    name: 'another file of that name in other letters',
    kilobytes: ROOMY_KB,
    code: /STICK_BROKE/,
    prepare: (given) => put(given, given.batches[0]?.fileName.toUpperCase() ?? ''),
  },
  PULLED,
  {
    name: 'a root folder that is full',
    kilobytes: ROOMY_KB,
    code: /STICK_BROKE/,
    prepare: (given) => {
      try {
        for (let at = 0; at < MOST_NAMES; at += 1) put(given, `somebody's photograph number ${at}.jpeg`);
      } catch {
        // That it is full is the point.
      }
    },
  },
];

/** Sticks with a real FAT: pulled, too small, read-only, with names that clash. */
export const sticks: Kind = {
  name: 'sticks',
  title: 'a real FAT stick that is pulled while batches are written, too small, read-only, or holds names that clash',
  track: 'app',
  size: { ci: 16, full: 1000 },
  obstacle: stickObstacle,
  run: (order) =>
    inFolder(async (folder) => {
      const tally = new Tally();
      const base = await makeBase();
      try {
        const exportMs = await timeOf(base, folder);
        await inLanes(order, 1, async (next) => {
          for (let seed = next(); seed !== null; seed = next()) {
            const trouble = TROUBLES[seed % TROUBLES.length] ?? PULLED;
            const { came, wrong } = await inCopy(base, (window) =>
              tryOne(base, window, trouble, seed, folder, exportMs),
            );
            tally.cycle();
            tally.count(`${trouble.name}: ${came}`);
            for (const sentence of wrong) tally.fail(`seed ${seed}, ${trouble.name}: ${sentence}`);
          }
        });
      } finally {
        base.remove();
      }
      return tally.outcome();
    }),
};

type Base = ReturnType<typeof testFolder> & { readonly batches: readonly Batch[] };

/** A station with sealed batches, one of them of many pieces. */
async function makeBase(): Promise<Base> {
  const folder = testFolder();
  const window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  const batches: Batch[] = [];
  for (let batch = 0, n = 0; batch < BATCHES; batch += 1) {
    const ids: string[] = [];
    for (let left = batch === 0 ? APPLICATIONS : 1; left > 0; left -= 1)
      ids.push((await confirmed(window, ownCase(++n).form(undefined, { note: noteOf(n) }))).id);
    batches.push(await sealAll(window, ids));
  }
  await window.close();
  return { ...folder, batches };
}

/** Signs that packing makes little shorter. */
function noteOf(n: number): string {
  const bytes = Buffer.from(fixedBytes(`note ${n}`)(4_000));
  return Array.from({ length: 2_000 }, (_, at) =>
    String.fromCodePoint(0x4e00 + (bytes.readUInt16LE(2 * at) % 20_000)),
  ).join('');
}

/** Runs `work` with a window of its own on a copy of the station. */
async function inCopy<T>(base: Base, work: (window: Window) => Promise<T>): Promise<T> {
  const folder = testFolder();
  try {
    cpSync(base.dataDir, folder.dataDir, { recursive: true });
    const window = openWindow(folder.dataDir, folder.packsDir);
    try {
      await unlock(window);
      return await work(window);
    } finally {
      await window.close();
    }
  } finally {
    folder.remove();
  }
}

/** Milliseconds of an export nothing comes between. */
const timeOf = (base: Base, folder: string): Promise<number> =>
  inCopy(base, (window) =>
    withStick(folder, ROOMY_KB, async (stick) => {
      await stick.plugIn();
      const since = performance.now();
      await exportAll(window, stick, base.batches);
      return performance.now() - since;
    }),
  );

function exportAll(window: Window, stick: FatStick, batches: readonly Batch[]) {
  const { answer } = window.host;
  window.host.answer = async (call) =>
    call.call === 'chooseFolder' ? { ok: true, value: { path: stick.folder } } : answer(call);
  return window.invoke('sync/export', { batchIds: batches.map(({ id }) => id) });
}

/** One export with its trouble, what it left, and one more onto a sound stick. */
async function tryOne(
  { batches }: Base,
  window: Window,
  { kilobytes, how, code, prepare, meanwhile }: Trouble,
  seed: number,
  folder: string,
  exportMs: number,
): Promise<{ readonly came: string; readonly wrong: readonly string[] }> {
  const wrong: string[] = [];
  const came = await withStick(folder, kilobytes, async (stick) => {
    const given: Given = { window, stick, batches, random: randomOf(seed) };
    await stick.plugIn(how);
    prepare?.(given);
    const [result] = await Promise.all([exportAll(window, stick, batches), meanwhile?.(given, exportMs)]);
    await stick.pull();
    await stick.takeOut();
    const marked = await exported(window);
    const files = stick.files();
    for (const { fileName, hash } of batches) {
      const there = files.get(fileName);
      if (marked.has(fileName) && (there === undefined || sha256(there) !== hash))
        wrong.push(
          `${fileName} is said to be exported, and the stick has ${there === undefined ? 'nothing' : 'a half'}`,
        );
      if (there !== undefined && sha256(there) !== hash && !prepare)
        wrong.push(`half a file under the name ${fileName}`);
    }
    if (result.ok) {
      if (marked.size !== batches.length) wrong.push(`${marked.size} marked after an export of all`);
      if (meanwhile === undefined) wrong.push('nothing was said');
      return 'was out before';
    }
    if (marked.size === batches.length) wrong.push('all are marked, and a failure was told');
    if (!code.test(result.error.code)) wrong.push(`told as ${result.error.code}`);
    const text = errorText(result.error);
    if (!/没有导出|U 盘/.test(text) || /undefined|\{/.test(text)) wrong.push(`said as: ${text}`);
    return `${result.error.code}${'why' in (result.error.detail ?? {}) ? ` ${String(result.error.detail?.['why'])}` : ''}`;
  });
  for (const { fileName, hash } of batches)
    if (sha256(readFileSync(join(window.dataDir, 'batches', fileName))) !== hash)
      wrong.push(`the PC's own ${fileName} is not what it was`);
  await withStick(folder, ROOMY_KB, async (stick) => {
    await stick.plugIn();
    const again = await exportAll(window, stick, batches);
    if (!again.ok) wrong.push(`a sound stick is refused: ${again.error.code}`);
    if (readdirSync(stick.folder).length !== batches.length) wrong.push('something else is on the sound stick');
    await stick.takeOut();
    const files = stick.files();
    for (const { fileName, hash } of batches)
      if (sha256(files.get(fileName) ?? Buffer.alloc(0)) !== hash)
        wrong.push(`${fileName} is not whole on a sound stick`);
  });
  return { came, wrong };
}

/** File names of the batches that are shown as exported. */
const exported = async (window: Window): Promise<ReadonlySet<string>> =>
  new Set(
    (await window.ask('batch/list', {})).rows.flatMap(({ stage, fileName }) =>
      stage === 'exported' ? [fileName] : [],
    ),
  );
