import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './bridge.ts';

const { bridge, attach, lose } = createBridge();

ipcRenderer.on('service-port', ({ ports: [port] }) => {
  if (port !== undefined) attach(port);
});
ipcRenderer.on('service-lost', lose);
contextBridge.exposeInMainWorld('app', bridge);
ipcRenderer.send('service-port-wanted');
