import { defineConfig } from 'vitest/config';
import { readRuntime } from './build/electron-runtime.mjs';

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

const filesOf = (rooms: readonly string[]): string[] => rooms.map((room) => `test/${room}/**/*.test.{ts,tsx}`);

export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      { test: { name: 'node', include: filesOf(ON_NODE), exclude: filesOf(IN_ELECTRON), env, testTimeout: 20_000 } },
      { test: { name: 'electron', include: filesOf(IN_ELECTRON), env, pool: 'forks', testTimeout: 20_000 } },
    ],
  },
});
