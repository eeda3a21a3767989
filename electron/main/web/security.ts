import { app, session, type Session, type WebContents, type WebPreferences } from 'electron';

/**
 * The only session of the app's window. Not named `persist:…`, so Chromium keeps caches, storage and history of pages
 * in memory: no personal datum can reach the disk by that way.
 */
export const appSession = (): Session => session.fromPartition('aid');

/** What every window of this app gets. */
export const SAFE_PREFERENCES: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
  // Whoever stands at an unlocked window must not get a console with it.
  devTools: !app.isPackaged,
};

/** Denies whatever a page could ask for beyond its own files: navigation, pop-ups, webviews. For every web contents. */
export function setUpSecurity(): void {
  app.on('web-contents-created', (_event, contents) => lockDown(contents));
}

/** Denies permissions, downloads and every request that is not for the app's own scheme. */
export function lockDownSession(target: Session): void {
  target.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
  target.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  target.on('will-download', (event) => event.preventDefault());
  target.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLocal(details.url) }));
}

const LOCAL_SCHEMES: readonly string[] = ['app:', 'data:', 'blob:', 'devtools:'];

const isLocal = (url: string): boolean => URL.canParse(url) && LOCAL_SCHEMES.includes(new URL(url).protocol);

function lockDown(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
