import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import { call } from '../../../bench/window-app.ts';
import { expect } from '../../fixtures.ts';

/** One meeting with the county, to its end. */
export async function meetCounty(page: Page): Promise<void> {
  const ended = () => expect.poll(async () => (await call(page, 'sync/state', {})).isBusy).toBe(false);
  await ended();
  await call(page, 'sync/now', {});
  await ended();
}

/** The hash that the county names the first record of a batch file by. */
export function firstRecordIn(path: string): string {
  const file = readFileSync(path);
  const { records } = batchHeaderSchema.parse(JSON.parse(file.subarray(9, 9 + file.readUInt32BE(5)).toString('utf8')));
  return records[0] ?? '';
}
