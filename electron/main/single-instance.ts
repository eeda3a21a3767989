import { app, type BrowserWindow } from 'electron';

/**
 * One app per profile: two would write the same files. The second says so, brings the first to the front and ends.
 * Gives false when this is the second.
 */
export function claimSingleInstance(mainWindow: () => BrowserWindow | null): boolean {
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('程序已经打开，已切换到原来的窗口。\n');
    return false;
  }
  app.on('second-instance', () => {
    const window = mainWindow();
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  return true;
}
