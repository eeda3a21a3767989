import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { readRuntime } from './build/runtime/electron-runtime.mjs';

const runtime = readRuntime();

/** What every test finds in its environment; the addon only loads inside Electron's Node. */
const env = {
  TZ: 'Asia/Shanghai',
  AID_ELECTRON: runtime?.executable ?? '',
  AID_SQLITE_BINDING: runtime?.sqliteBinding ?? '',
};

/** Rooms tested on plain Node: pure code, the county service, the build itself. */
const ON_NODE = ['shared', 'rules', 'county', 'renderer', 'preload', 'main', 'build'];

/** Rooms tested inside Electron's Node (`ELECTRON_RUN_AS_NODE=1`), the runtime they ship on. */
const IN_ELECTRON = ['store', 'service', 'sync', 'print', 'build/electron'];

/**
 * Cryptography is tested in both: what Node's OpenSSL and Electron's BoringSSL have in common was measured, not promised,
 * and what one seals the other opens.
 */
const IN_BOTH = [
  'test/store/suite.test.ts',
  'test/store/vault/recovery-code.test.ts',
  'test/sync/read-county-key.test.ts',
  'test/shared/protocol/**/*.test.ts',
  'test/county/{keys,orders}/**/*.test.ts',
  'test/county/round-trip.test.ts',
];

const filesOf = (rooms: readonly string[]): string[] => rooms.map((room) => `test/${room}/**/*.test.{ts,tsx}`);

export default defineConfig({
  test: {
    passWithNoTests: false,
    // Left to itself it gives one core of two away.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'node',
          include: [...filesOf(ON_NODE), ...IN_BOTH],
          exclude: filesOf(['build/electron']),
          env,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'electron',
          include: [...filesOf(IN_ELECTRON), ...IN_BOTH],
          env,
          pool: 'forks',
          // Some derive half a dozen keys from passwords, a second each on a busy core.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
