import { BrowserWindow, screen } from 'electron';
import { join } from 'node:path';
import type { Paths } from '../paths.ts';
import { PAGE_IS_SILENT, askToWait } from './ask-to-wait.ts';
import { START_URL } from '../web/protocol.ts';
import { SAFE_PREFERENCES, appSession } from '../web/security.ts';
import { SMALLEST_SIZE, firstSize, readBounds, writeBounds } from './window-bounds.ts';

const TITLE = '医疗救助窗口';

/** A renderer that dies this often within a minute is not loaded again. */
const MAX_CRASHES = 3;
const CRASH_WINDOW_MS = 60_000;

/** Opens the one window: hidden until its first paint, where it stood last time. */
export function openWindow(paths: Paths, now: () => number): BrowserWindow {
  const file = join(paths.dataDir, 'window.json');
  const saved = readBounds(
    file,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...(saved === null
      ? firstSize(screen.getPrimaryDisplay().workArea)
      : { x: saved.x, y: saved.y, width: saved.width, height: saved.height }),
    minWidth: SMALLEST_SIZE.width,
    minHeight: SMALLEST_SIZE.height,
    title: TITLE,
    show: false,
    // The ground of the page, which starts light, so that nothing flashes before it is painted.
    backgroundColor: '#ffffff',
    webPreferences: { ...SAFE_PREFERENCES, session: appSession(), preload: paths.preload },
  });
  if (saved?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', () => writeBounds(file, { ...window.getNormalBounds(), maximized: window.isMaximized() }));
  reloadAfterCrash(window, now);
  askWhenSilent(window);
  void window.loadURL(START_URL);
  return window;
}

function reloadAfterCrash(window: BrowserWindow, now: () => number): void {
  let crashes: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    crashes = [...crashes.filter((at) => now() - at < CRASH_WINDOW_MS), now()];
    // Not from within the event: Chromium is still clearing up.
    setImmediate(() => {
      if (crashes.length <= MAX_CRASHES && !window.isDestroyed()) void window.loadURL(START_URL);
    });
  });
}

/** Chromium says when a page has taken no input for half a minute, and when it does again. */
function askWhenSilent(window: BrowserWindow): void {
  let answered = new AbortController();
  window.on('unresponsive', () => {
    answered.abort();
    answered = new AbortController();
    void askToWait(window, PAGE_IS_SILENT, answered.signal).then((isUnwanted) => {
      if (isUnwanted && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
    });
  });
  window.on('responsive', () => answered.abort());
  window.webContents.on('render-process-gone', () => answered.abort());
}
