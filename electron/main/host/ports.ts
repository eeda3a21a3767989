import { ipcMain, type BrowserWindow, type WebFrameMain } from 'electron';
import { APP_ORIGIN } from '../web/protocol.ts';

/** Gives the frame a port, with the page's own mark, if a service is there to take the other end. */
export type Connect = (frame: WebFrameMain, page: number) => void;

export type Ports = {
  /** A service is there: connects the page that asked, now and whenever it asks again. */
  readonly serviceIsBack: (connect: Connect) => void;
  /** Tells the page that its port is dead. */
  readonly serviceIsLost: () => void;
};

/**
 * Hands out ports to the service: only to the main frame of our own window, only while it shows a page of the app's
 * own origin, one for each page and life of the service. The mark that a page sends with its wish comes back with its
 * port, so that a page that was just loaded again does not take the port of its predecessor.
 */
export function setUpPorts(window: () => BrowserWindow | null): Ports {
  let connect: Connect | null = null;
  let wish: { readonly frame: WebFrameMain; readonly page: number } | null = null;

  const serve = (): void => {
    if (wish !== null && isOwn(wish.frame, window())) connect?.(wish.frame, wish.page);
  };

  ipcMain.on('service-port-wanted', (event, page: unknown) => {
    // Null when the frame is gone by now, whatever the type says.
    const frame: WebFrameMain | null = event.senderFrame;
    if (frame === null || typeof page !== 'number' || !isOwn(frame, window())) return;
    wish = { frame, page };
    serve();
  });
  return {
    serviceIsBack: (next) => {
      connect = next;
      serve();
    },
    serviceIsLost: () => {
      connect = null;
      window()?.webContents.send('service-lost');
    },
  };
}

const isOwn = (frame: WebFrameMain, window: BrowserWindow | null): boolean =>
  window !== null && !window.isDestroyed() && frame === window.webContents.mainFrame && hasAppOrigin(frame);

/** Node's URL gives `null` as the origin of any scheme it does not know, so Chromium's own answer is asked. */
const hasAppOrigin = (frame: WebFrameMain): boolean =>
  frame.origin === APP_ORIGIN && frame.url.startsWith(`${APP_ORIGIN}/`);
