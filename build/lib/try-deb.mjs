/** Installs the .deb that was just made and starts the app, as a clerk's PC would. Root on Debian only. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, chmodSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mustRun } from './command.mjs';
import { startXvfb } from './xvfb.mjs';

const CLERK = 'aid-window-trial';
const GIVE_UP_MS = 30_000;

/** @param {string} deb */
export async function tryDeb(deb) {
  if (process.getuid?.() !== 0) throw new Error('--try installs a package and adds a user: run it as root');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await mustRun('apt-get', ['install', '-y', '--no-install-recommends', deb], { env, output: 'quiet' });
  const isNew = !readFileSync('/etc/passwd', 'utf8').includes(`${CLERK}:`);
  if (isNew) await mustRun('useradd', ['--create-home', '--shell', '/bin/sh', CLERK]);
  const xvfb = await startXvfb();
  try {
    // As a normal user Chromium's sandbox is on; root has to do without.
    await startAndStop(xvfb.display, (args) => ['runuser', ['-u', CLERK, '--', 'aid-window', ...args]], CLERK);
    await startAndStop(xvfb.display, (args) => ['aid-window', ['--no-sandbox', ...args]], 'root');
  } finally {
    await xvfb.stop();
    if (isNew) await mustRun('userdel', ['--remove', CLERK], { output: 'quiet' });
    await mustRun('dpkg', ['--purge', 'aid-window'], { output: 'quiet' });
  }
}

/**
 * @param {string} display
 * @param {(args: readonly string[]) => readonly [string, readonly string[]]} command
 * @param {string} user
 */
async function startAndStop(display, command, user) {
  const profile = mkdtempSync(join(tmpdir(), 'aid-window-trial-'));
  chmodSync(profile, 0o777);
  const [program, args] = command([`--user-data-dir=${profile}`]);
  const app = spawn(program, args, { env: { ...process.env, DISPLAY: display }, stdio: 'inherit' });
  const ended = once(app, 'close');
  try {
    // The service writes its log only once it runs; the window leaves its bounds only when it was really there.
    await untilExists(join(profile, 'logs'));
    app.kill('SIGTERM');
    const [code] = await ended;
    if (code !== 0) throw new Error(`The app ended with ${code}`);
    if (!existsSync(join(profile, 'window.json'))) throw new Error('The app ended without ever opening its window');
    console.log(`The installed app starts and ends in order as ${user}`);
  } finally {
    app.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true });
  }
}

/** @param {string} path */
async function untilExists(path) {
  const end = performance.now() + GIVE_UP_MS;
  while (!existsSync(path)) {
    if (performance.now() > end) throw new Error(`${path} did not appear`);
    await sleep(100);
  }
}
