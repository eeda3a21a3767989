import { powerMonitor } from 'electron';

/** Whoever locks the system or shuts the lid has gone: the data is locked too, not only the screen in front of it. */
export function lockWithSystem(lock: () => void): void {
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
}
