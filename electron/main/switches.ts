import { app } from 'electron';

/** What must be said to Chromium before it is ready. */
export function setUpSwitches(): void {
  app.enableSandbox();
  // A crash dump is a copy of memory: names, ID numbers, keys.
  app.commandLine.appendSwitch('disable-breakpad');
  app.commandLine.appendSwitch('disable-crash-reporter');
  // The app speaks to nobody; the county's host is reached by the service.
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('lang', 'zh-CN');
  app.commandLine.appendSwitch(
    'disable-features',
    'MediaRouter,HardwareMediaKeyHandling,SpareRendererForSitePerProcess',
  );
}
