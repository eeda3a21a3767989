import { app } from 'electron';
import type { InitMessage } from '#shared/contract/host.ts';
import type { Paths } from './paths.ts';

/** What the service is told first. The test overrides of clock and ids are deaf in a packaged app. */
export function initMessage({ dataDir, packsDir, sqliteBinding, rosterReader }: Paths): InitMessage {
  const overrides = app.isPackaged
    ? {}
    : { fixedClock: process.env['AID_FIXED_CLOCK'], idSeed: process.env['AID_ID_SEED'] };
  return {
    kind: 'init',
    dataDir,
    packsDir,
    sqliteBinding,
    rosterReader,
    version: app.getVersion(),
    ...overrides,
  };
}
