import { app } from 'electron';
import { join, resolve } from 'node:path';

/** Where everything lies. All absolute. */
export type Paths = {
  /** The profile: the store's files, `window.json`, Chromium's own folder. */
  readonly dataDir: string;
  readonly rendererDir: string;
  readonly fontsDir: string;
  readonly packsDir: string;
  readonly preload: string;
  readonly service: string;
  readonly sqliteBinding: string;
  /** The script of the thread that reads rosters. */
  readonly rosterReader: string;
};

/** Decides the profile folder (`--user-data-dir=…` or the system's place for settings) and names everything else. */
export function setUpPaths(): Paths {
  const given = app.commandLine.getSwitchValue('user-data-dir');
  // An ASCII folder name, although the product's name is Chinese: old tools and sticks stumble over the latter.
  const dataDir = given === '' ? join(app.getPath('appData'), 'aid-window') : resolve(given);
  app.setPath('userData', dataDir);
  app.setPath('sessionData', join(dataDir, 'chromium'));
  const dist = join(app.getAppPath(), 'dist');
  return {
    dataDir,
    rendererDir: join(dist, 'renderer'),
    fontsDir: join(dist, 'fonts'),
    packsDir: join(dist, 'packs'),
    preload: join(dist, 'preload.cjs'),
    service: join(dist, 'service.cjs'),
    // Nothing inside an asar archive can be loaded as a library.
    rosterReader: join(dist, 'roster-reader.cjs'),
    sqliteBinding: join(app.isPackaged ? process.resourcesPath : dist, 'better_sqlite3.node'),
  };
}
