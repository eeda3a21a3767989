import { app } from 'electron';

/** What must be said to Chromium before it is ready. */
export function setUpSwitches(): void {
  // Root cannot have Chromium's sandbox and says --no-sandbox; enableSandbox would take that back and nothing start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // A crash dump is a copy of memory: names, ID numbers, keys.
  app.commandLine.appendSwitch('disable-breakpad');
  app.commandLine.appendSwitch('disable-crash-reporter');
  // The app speaks to nobody; the county's host is reached by the service.
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('lang', 'zh-CN');
  // Chromium complains about every desktop service it does not find. ELECTRON_ENABLE_LOGGING=1 shows it all.
  if (process.env['ELECTRON_ENABLE_LOGGING'] === undefined) app.commandLine.appendSwitch('log-level', '3');
  app.commandLine.appendSwitch(
    'disable-features',
    'MediaRouter,HardwareMediaKeyHandling,SpareRendererForSitePerProcess',
  );
}
