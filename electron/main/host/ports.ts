import { ipcMain, type BrowserWindow, type WebFrameMain } from 'electron';
import { APP_ORIGIN } from '../web/protocol.ts';

export type Ports = {
  /** Sets what a waiting page is connected with, and connects it now. */
  readonly connectAll: (connect: (frame: WebFrameMain) => void) => void;
  /** Tells the page that its port is dead. */
  readonly announceLoss: () => void;
};

/**
 * Hands out ports to the service: only to the main frame of our own window, and only while it shows a page of the
 * app's own origin. The page asks when it starts; after a restart of the service it is given one unasked.
 */
export function setUpPorts(window: () => BrowserWindow | null): Ports {
  let connect: ((frame: WebFrameMain) => void) | null = null;
  ipcMain.on('service-port-wanted', (event) => {
    const frame: WebFrameMain | null = event.senderFrame;
    if (frame !== null && frame === window()?.webContents.mainFrame && hasAppOrigin(frame)) connect?.(frame);
  });
  return {
    connectAll: (next) => {
      connect = next;
      const frame = window()?.webContents.mainFrame;
      if (frame !== undefined && hasAppOrigin(frame)) connect(frame);
    },
    announceLoss: () => window()?.webContents.send('service-lost'),
  };
}

const hasAppOrigin = (frame: WebFrameMain): boolean =>
  URL.canParse(frame.url) && new URL(frame.url).origin === APP_ORIGIN;
