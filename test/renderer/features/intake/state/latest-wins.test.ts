import { expect, it } from 'vitest';
import { latestWins } from '../../../../../renderer/features/intake/state/latest-wins.ts';

it('runs one job at a time and skips inputs that were replaced meanwhile', async () => {
  const started: number[] = [];
  const current: boolean[] = [];
  const releases: (() => void)[] = [];
  const job = latestWins<number>(async (input, isCurrent) => {
    started.push(input);
    await new Promise<void>((done) => releases.push(done));
    current.push(isCurrent());
  });
  job.push(1);
  job.push(2);
  job.push(3);
  expect(started).toEqual([1]);
  releases.shift()?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(started).toEqual([1, 3]);
  releases.shift()?.();
  await Promise.resolve();
  expect(current).toEqual([false, true]);
});

it('tells a job that it was cancelled', async () => {
  let wasCurrent: boolean | null = null;
  let release = (): void => undefined;
  const job = latestWins<string>(async (_, isCurrent) => {
    await new Promise<void>((done) => {
      release = done;
    });
    wasCurrent = isCurrent();
  });
  job.push('210521');
  job.cancel();
  release();
  await Promise.resolve();
  expect(wasCurrent).toBe(false);
});
