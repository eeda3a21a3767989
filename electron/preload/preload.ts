import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './bridge.ts';

const { bridge, attach, lose } = createBridge();

/** Marks this page among those loaded before and after it. */
const page = performance.timeOrigin;

ipcRenderer.on('service-port', ({ ports: [port] }, markOfPort: unknown) => {
  if (port === undefined) return;
  if (markOfPort === page) attach(port);
  else port.close();
});
ipcRenderer.on('service-lost', lose);
contextBridge.exposeInMainWorld('app', bridge);
ipcRenderer.send('service-port-wanted', page);
