/** Installs the .deb that was just made and starts the app, as a clerk's PC would. Root on Debian only. */
import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mustRun } from '../lib/command.mjs';
import { startXvfb } from '../lib/xvfb.mjs';

const CLERK = 'aid-window-trial';
const GIVE_UP_MS = 30_000;

/** @param {string} deb */
export async function tryDeb(deb) {
  if (process.getuid?.() !== 0) throw new Error('--try installs a package and adds a user: run it as root');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await mustRun('apt-get', ['install', '-y', '--no-install-recommends', deb], { env, output: 'quiet' });
  await mustRun('useradd', ['--create-home', '--shell', '/bin/sh', CLERK]);
  const xvfb = await startXvfb();
  try {
    // As a normal user Chromium's sandbox is on; root has to do without.
    await startAndStop(xvfb.display, [], findUser(CLERK));
    await startAndStop(xvfb.display, ['--no-sandbox'], findUser('root'));
  } finally {
    await xvfb.stop();
    await mustRun('userdel', ['--remove', CLERK], { output: 'quiet' });
    await mustRun('dpkg', ['--purge', 'aid-window'], { output: 'quiet' });
  }
}

/** @typedef {{ readonly name: string, readonly uid: number, readonly gid: number, readonly home: string }} User */

/**
 * @param {string} name
 * @returns {User}
 */
function findUser(name) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid, , home = '/'] = (line ?? '').split(':');
  return { name, uid: Number(uid), gid: Number(gid), home };
}

/**
 * @param {string} display
 * @param {readonly string[]} flags
 * @param {User} user
 */
async function startAndStop(display, flags, { name, uid, gid, home }) {
  const profile = mkdtempSync(join(tmpdir(), 'aid-window-trial-'));
  chownSync(profile, uid, gid);
  const env = { PATH: process.env['PATH'], HOME: home, DISPLAY: display, LANG: 'C.UTF-8' };
  const app = spawn('/usr/bin/aid-window', [...flags, `--user-data-dir=${profile}`], { env, uid, gid, cwd: home });
  const ended = once(app, 'close');
  try {
    // The service writes its log only once it runs; the window leaves its bounds only when it was really there.
    await untilExists(join(profile, 'logs'));
    app.kill('SIGTERM');
    const [code] = await ended;
    if (code !== 0) throw new Error(`The app ended with ${code} as ${name}`);
    if (!existsSync(join(profile, 'window.json'))) throw new Error(`The app ended without a window as ${name}`);
    console.log(`The installed app starts and ends in order as ${name}`);
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
