/** The boot list. Each concern is one file; the order matters where a comment says so. */
import { app, Menu, type BrowserWindow } from 'electron';
import { serveDev } from './dev.ts';
import { lockWithSystem } from './lock-with-system.ts';
import { performHostCall } from './host/host-calls.ts';
import { PATIENCE, type Patience } from './host/pulse.ts';
import { initMessage } from './init-message.ts';
import { setUpLastResort } from './last-resort.ts';
import { setUpPaths } from './paths.ts';
import { setUpPorts } from './host/ports.ts';
import { STOPPED_URL, registerScheme, serveRenderer } from './web/protocol.ts';
import { appSession, lockDownSession, setUpSecurity } from './web/security.ts';
import { startServiceHost } from './host/service-host.ts';
import { claimSingleInstance } from './single-instance.ts';
import { setUpSwitches } from './switches.ts';
import { SERVICE_IS_SILENT, askToWait } from './window/ask-to-wait.ts';
import { openWindow } from './window/window.ts';

const now = (): number => performance.now();
let window: BrowserWindow | null = null;

// Before anything asks for a path; the lock below lies in the profile folder.
const paths = setUpPaths();
setUpLastResort(paths.dataDir, now);
setUpSwitches();
if (claimSingleInstance(() => window)) {
  registerScheme();
  setUpSecurity();
  void app.whenReady().then(start);
} else {
  app.quit();
}

function start(): void {
  Menu.setApplicationMenu(null);
  lockDownSession(appSession());
  serveRenderer(appSession(), paths.rendererDir);
  const ports = setUpPorts(() => window);
  const service = startServiceHost({
    servicePath: paths.service,
    init: initMessage(paths),
    onHostCall: (call) => performHostCall(call, { paths, window: () => window }),
    onLost: () => ports.serviceIsLost(),
    onReady: () => ports.serviceIsBack(service.connect),
    onGivenUp: () => {
      ports.serviceIsLost();
      void window?.loadURL(STOPPED_URL);
    },
    patience: patience(),
    onSilent: (answered) => askToWait(window, SERVICE_IS_SILENT, answered),
    now,
  });
  lockWithSystem(service.lock);
  window = openWindow(paths, now);
  window.once('closed', () => {
    window = null;
  });
  serveDev({ reload: () => window?.webContents.reloadIgnoringCache(), restartService: service.restart });
  app.on('window-all-closed', () => app.quit());
  drainBeforeQuit(service.drain);
}

/** A test that waits for silence does not wait so long. Deaf in a packaged app. */
function patience(): Patience {
  const everyMs = process.env['AID_PULSE_MS'];
  return app.isPackaged || everyMs === undefined ? PATIENCE : { ...PATIENCE, everyMs: Number(everyMs) };
}

/** The first request to quit waits for the service to finish; the second one goes through. */
function drainBeforeQuit(drain: () => Promise<void>): void {
  let drained = false;
  app.on('before-quit', (event) => {
    if (drained) return;
    event.preventDefault();
    void drain().then(() => {
      drained = true;
      app.quit();
    });
  });
}
