import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';

/** @returns {boolean} whether windows can open on this machine as it is */
export const hasDisplay = () =>
  process.platform !== 'linux' ||
  (process.env['DISPLAY'] ?? '') !== '' ||
  (process.env['WAYLAND_DISPLAY'] ?? '') !== '';

/**
 * Starts an X server without a screen on a display number of its own choice.
 * @returns {Promise<{ readonly display: string, readonly stop: () => Promise<void> }>}
 */
export async function startXvfb() {
  if (!existsSync('/usr/bin/Xvfb')) throw new Error('There is no display and no Xvfb: apt-get install xvfb');
  // `-displayfd 3` makes it choose a free number and write it to that pipe once it is ready.
  const server = spawn('/usr/bin/Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // Ctrl+C must not take the screen away from an app that is still closing.
    detached: true,
  });
  const ended = once(server, 'close');
  const pipe = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
  const ready = once(pipe, 'data').then(([chunk]) => `:${String(chunk).trim()}`);
  const display = await Promise.race([ready, ended.then(() => null)]);
  if (display === null) throw new Error('Xvfb ended before it was ready');
  const stopNow = () => void server.kill();
  process.once('exit', stopNow);
  return {
    display,
    stop: async () => {
      process.off('exit', stopNow);
      server.kill();
      await ended;
    },
  };
}
