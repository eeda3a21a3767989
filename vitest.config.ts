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
 * and what one seals the other opens. So are files of rosters, which the window and the county read by the same code.
 */
const IN_BOTH = [
  'test/store/suite.test.ts',
  'test/store/vault/recovery-code.test.ts',
  'test/sync/read-county-key.test.ts',
  'test/shared/protocol/**/*.test.ts',
  'test/shared/roster/file/**/*.test.ts',
  'test/county/{keys,orders}/**/*.test.ts',
  'test/county/round-trip.test.ts',
];

/**
 * Rooms whose files share a process: what they import is loaded once, not once a file, which was most of their time. Such a file
 * leaves nothing behind: no patched module, no variable of the environment (test/support/leave-nothing.ts looks), no hook that was
 * registered while it was imported.
 * In the others, tests patch cryptography and files: each file has a process of its own.
 */
const TOGETHER = ['shared', 'rules', 'renderer', 'preload', 'main', 'county', 'store', 'print'];
const ALONE = ['build', 'service', 'sync'];

const filesOf = (rooms: readonly string[]): string[] => rooms.map((room) => `test/${room}/**/*.test.{ts,tsx}`);

/** The rooms of one runtime, as two projects: `npm test -- node` runs `node` and `node-alone`. */
const projectsOf = (name: string, rooms: readonly string[], exclude: readonly string[], times: object) =>
  [false, true].map((isolate) => ({
    test: {
      name: isolate ? `${name}-alone` : name,
      include: [...filesOf(rooms), ...IN_BOTH],
      exclude: [...filesOf(isolate ? TOGETHER : ALONE), ...exclude],
      env,
      isolate,
      pool: 'forks' as const,
      ...(isolate ? {} : { setupFiles: ['test/support/leave-nothing.ts'] }),
      ...times,
    },
  }));

/**
 * For what stands still, not for what is slow: some tests derive half a dozen keys from passwords, others start program after program,
 * a second each on a busy core.
 */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } };

export default defineConfig({
  test: {
    passWithNoTests: false,
    // A third of a worker's time is waiting: for disks, and for processes and databases that a test started.
    maxWorkers: availableParallelism() + 1,
    projects: [
      ...projectsOf('node', ON_NODE, filesOf(['build/electron']), PATIENCE),
      ...projectsOf('electron', IN_ELECTRON, [], PATIENCE),
    ],
  },
});
