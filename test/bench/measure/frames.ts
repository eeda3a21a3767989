import type { Page } from '@playwright/test';
import { report } from '../figure.ts';
import type { AppWindow } from '../window-app.ts';

/** What was seen of the page while something went on. */
type Seen = {
  /** Between one frame and the next, ms. */
  readonly gaps: readonly number[];
  /** Work of the page in one piece that took more than 50 ms. */
  readonly tasks: readonly number[];
  /** Frames that took more than 50 ms from their beginning to the screen, waiting included, each with what ran in it. */
  readonly long: readonly { readonly ms: number; readonly what: string }[];
  /** From asking the service for a search to its answer in the page, ms. */
  readonly answers: readonly number[];
};

type WatchingWindow = Window & { readonly watched?: { readonly stop: () => Promise<Seen> } };

/** What the search is asked for, ten times a second, as somebody would who looks for a person meanwhile. */
const WORDS = '于某';
const ASKED_EVERY_MS = 100;
const GOAL_MS = 50;

/** Runs in the page: listens to frames, long frames and searches until it is told to stop. */
function installWatch([words, every]: readonly [string, number]): void {
  const gaps: number[] = [];
  const tasks: number[] = [];
  const long: { ms: number; what: string }[] = [];
  const answers: number[] = [];
  let isOver = false;
  let last = performance.now();
  const onFrame = (now: number): void => {
    gaps.push(now - last);
    last = now;
    if (!isOver) requestAnimationFrame(onFrame);
  };
  requestAnimationFrame((now) => {
    last = now;
    requestAnimationFrame(onFrame);
  });
  type Script = { readonly invoker: string; readonly duration: number; readonly sourceFunctionName: string };
  type LongFrame = PerformanceEntry & { readonly blockingDuration: number; readonly scripts: readonly Script[] };
  const observer = new PerformanceObserver((list) => {
    // The types of TypeScript's library do not know these entries yet.
    for (const { duration, blockingDuration, scripts } of list.getEntries() as unknown as readonly LongFrame[]) {
      const ran = scripts.map((one) => `${one.invoker} ${one.sourceFunctionName} ${one.duration.toFixed(0)} ms`);
      long.push({ ms: duration, what: `blocks ${blockingDuration.toFixed(0)} ms: ${ran.join(', ')}` });
    }
  });
  observer.observe({ type: 'long-animation-frame' });
  const ofTasks = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  ofTasks.observe({ type: 'longtask' });
  const searching = (async () => {
    const { app } = window as unknown as AppWindow;
    while (!isOver) {
      const asked = performance.now();
      const found = await app.invoke('search/find', { text: words, limit: 10 });
      if (!found.ok) throw new Error(found.error.code);
      answers.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, every));
    }
  })();
  Object.assign(window, {
    watched: {
      stop: async () => {
        isOver = true;
        await searching;
        observer.disconnect();
        ofTasks.disconnect();
        return { gaps, tasks, long, answers };
      },
    },
  });
}

/** Does the work and says how long the page's frames took meanwhile, and the answers of a search. */
export async function watchFrames(page: Page, name: string, work: () => Promise<void>): Promise<void> {
  await page.evaluate(installWatch, [WORDS, ASKED_EVERY_MS] as const);
  await work();
  const seen = await page.evaluate(() => (window as WatchingWindow).watched?.stop());
  if (seen === undefined) throw new Error('Nothing was watching');
  const { gaps, tasks, long, answers } = seen;
  const worst = long.toSorted((a, b) => b.ms - a.ms);
  const longest = tasks.length === 0 ? `none over ${GOAL_MS} ms` : `the longest ${Math.max(...tasks).toFixed(0)} ms`;
  const note = `between two frames; of the page's own pieces of work ${longest} (goal ${GOAL_MS})`;
  report(`frame-while-${name}`, 'ms', gaps, { note });
  report(`search-while-${name}`, 'ms', answers, { note: 'page → service → page' });
  // To stderr: where the time of the longest frames goes.
  for (const { ms, what } of worst.slice(0, 5)) console.error(`${name}: ${ms.toFixed(0)} ms, ${what}`);
}
