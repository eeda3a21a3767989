import { expect, test } from 'vitest';
import { errorText } from '#shared/errors.ts';
import { fail, ok } from '#shared/result.ts';
import { createBackupJobs } from '../../../electron/service/backup/backup-jobs.ts';

test('whoever shuts down can wait for the job under way, also for one that nobody asked for', async () => {
  const jobs = createBackupJobs(() => undefined);
  await jobs.ended();
  const steps: string[] = [];
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  void jobs.run('backup', async ({ signal }) => {
    await new Promise<void>((stopped) => signal?.addEventListener('abort', () => stopped()));
    steps.push('told to stop');
    await closed;
    steps.push('tidied up');
    return ok(null);
  });
  jobs.cancel();
  const ended = jobs.ended().then(() => steps.push('shut down'));
  close();
  await ended;
  expect(steps).toEqual(['told to stop', 'tidied up', 'shut down']);
});

test('a job that throws does not keep the shut-down', async () => {
  const jobs = createBackupJobs(() => undefined);
  const broken = jobs.run('drill', () => Promise.reject(new Error('a bug')));
  await jobs.ended();
  await expect(broken).rejects.toThrow('a bug');
});

test.each([
  ['backup', 'BACKUP_CANCELLED', '备份已取消'],
  ['drill', 'BACKUP_CANCELLED', '演练已停止'],
  ['restore', 'BACKUP_CANCELLED', '恢复已停止'],
  ['backup', 'BACKUP_NO_SPACE', '（需要约 40 兆，只剩 3 兆），没有备份'],
  ['drill', 'BACKUP_NO_SPACE', '（需要约 40 兆，只剩 3 兆），没有演练'],
  ['restore', 'BACKUP_NO_SPACE', '（需要约 40 兆，只剩 3 兆），没有恢复'],
] as const)('a %s that ends with %s says so of itself', async (kind, code, words) => {
  const jobs = createBackupJobs(() => undefined);
  const result = await jobs.run(kind, () => Promise.resolve(fail(code, { need: 40, free: 3 })));
  if (result.ok) throw new Error('It did not fail');
  expect(errorText(result.error)).toContain(words);
});

test('what else a restore fails with keeps its own words', async () => {
  const jobs = createBackupJobs(() => undefined);
  const result = await jobs.run('restore', () => Promise.resolve(fail('BACKUP_DAMAGED', { why: 'x' })));
  expect(result).toEqual(fail('BACKUP_DAMAGED', { why: 'x' }));
});
