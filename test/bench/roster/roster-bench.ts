/** Rosters of so many people: `roster-bench READ_CHILD PEOPLE …`, inside Electron's Node. See docs/bench.md. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openedRoster } from '../../service/support/roster-window.ts';
import { openWindow, setUp, testClock, testFolder } from '../../service/support/window.ts';
import { report } from '../figure.ts';
import { idAt, makeRoster } from './make-roster.ts';
import { watchThread } from './thread-time.ts';

const RUNS = 3;
const [child = '', ...sizes] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'aid-roster-bench-'));

type Read = { readonly ms: number; readonly megabytes: number; readonly right: number };

/** Reads the file in a process of its own, three times. */
function reads(how: 'ours' | 'exceljs', file: string, people: number): readonly Read[] {
  return Array.from({ length: RUNS }, () => {
    const told = execFileSync(process.execPath, [child, how, file, String(people)], {
      encoding: 'utf8',
    });
    const read = JSON.parse(told) as Read; // as read-child writes it
    if (read.right !== people) throw new Error(`${how} read ${read.right} of ${people} rows right`);
    return read;
  });
}

function measureReading(file: string, people: number): void {
  const [rival, ours] = [reads('exceljs', file, people), reads('ours', file, people)];
  const note = 'every identity number and day right';
  const of = (name: 'ms' | 'megabytes', read: readonly Read[]): number[] => read.map((each) => each[name]);
  const rivalMs = report(`roster-${people}-read-exceljs`, 'ms', of('ms', rival), { note });
  report(`roster-${people}-read`, 'ms', of('ms', ours), { against: rivalMs, note });
  const rivalMegabytes = report(`roster-${people}-memory-exceljs`, 'MB', of('megabytes', rival));
  report(`roster-${people}-memory`, 'MB', of('megabytes', ours), { against: rivalMegabytes });
}

/** The whole way through a running service, with somebody searching meanwhile. */
async function measureImport(file: string, people: number): Promise<void> {
  const place = testFolder();
  // Work gives way by the clock, so it must run.
  const clock = { ...testClock(), elapsedMs: () => performance.now() };
  const window = openWindow(place.dataDir, place.packsDir, clock);
  await setUp(window);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const answers: number[] = [];
  let isOver = false;
  const searching = (async () => {
    while (!isOver) {
      const at = performance.now();
      await window.ask('search/find', { text: '王某', limit: 10 });
      answers.push(performance.now() - at);
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    }
  })();
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    delay.reset();
    delay.enable();
    const longestWork = watchThread();
    const at = performance.now();
    const value = await work();
    report(`roster-${people}-${name}`, 'ms', [performance.now() - at]);
    delay.disable();
    report(`roster-${people}-${name}-longest-pause`, 'ms', [delay.max / 1e6], {
      note: 'of the service; the window has a process of its own',
    });
    report(`roster-${people}-${name}-longest-work`, 'ms', [longestWork()], {
      note: 'of the service’s thread between two turns of others, time of the processor',
    });
    return value;
  };
  const opened = await timed('open', () => openedRoster(window, '名册.xlsx', readFileSync(file)));
  const where = {
    ticket: opened.ticket,
    sheet: 0,
    headingRow: opened.sheets[0]?.headingRow ?? 0,
    source: 'civil' as const,
    listName: '名册',
  };
  const { mapping } = await window.ask('roster/mapping', where);
  const trial = await timed('try', () => window.ask('roster/try', { ...where, asOf: '2023-10-01', mapping }));
  if (trial.counts.added !== people) throw new Error(`${trial.counts.added} of ${people} people were taken`);
  await timed('apply', () => window.ask('roster/apply', { ticket: opened.ticket }));
  const finds = Array.from({ length: 200 }, (_, index) => Math.floor((index * people) / 200));
  const found: number[] = [];
  for (const index of finds) {
    const at = performance.now();
    const { identities } = await window.ask('roster/identitiesOf', { idNumber: idAt(index) });
    if (identities.length !== 1) throw new Error(`Row ${index} is not found`);
    found.push(performance.now() - at);
  }
  report(`roster-${people}-find`, 'ms', found);
  isOver = true;
  await searching;
  answers.sort((a, b) => a - b);
  const p95 = answers[Math.floor(answers.length * 0.95)] ?? 0;
  const note = `from asking to the answer, over the port; 95 of 100 within ${p95.toFixed(1)} ms`;
  report(`roster-${people}-search-meanwhile`, 'ms', answers, { note });
  await window.close();
  place.remove();
}

try {
  for (const size of sizes.length > 0 ? sizes : ['20000', '100000']) {
    const people = Number(size);
    const file = join(folder, `${people}.xlsx`);
    await makeRoster(file, people);
    measureReading(file, people);
    await measureImport(file, people);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
