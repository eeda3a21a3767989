import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { processTree } from '../../bench/process-tree.ts';
import { PERSON } from '../../support/invented-case.ts';
import { expect, type RunningApp } from '../fixtures.ts';
import { test } from '../spine-fixtures.ts';

/** Throws in main where nobody catches it, with a person in its message. */
const throwInMain = ({ electron }: RunningApp): Promise<void> =>
  electron.evaluate((_, message) => {
    setTimeout(() => {
      throw new Error(message);
    }, 0);
  }, `${PERSON.name} ${PERSON.idNumber}`);

const goneOf = ({ electron }: RunningApp): Promise<void> =>
  new Promise((resolve) => electron.process().once('exit', () => resolve()));

/** Main processes of an app on this profile, with their commands. */
function appsOn(dataDir: string): readonly { readonly pid: number; readonly command: string }[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name) || !existsSync(`/proc/${name}/cmdline`)) return [];
    const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
    const isMain = command.includes(`--user-data-dir=${dataDir}`) && !command.includes('--type=');
    return isMain ? [{ pid: Number(name), command }] : [];
  });
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It followed its parent already.
  }
}

test('an exception that nobody caught in main starts the app again and leaves a line without a word of its message', async ({
  app,
  dataDir,
}) => {
  const gone = goneOf(app);
  await throwInMain(app);
  await gone;
  try {
    await expect
      .poll(() =>
        appsOn(dataDir)
          .map(({ command }) => command)
          .join(),
      )
      .toContain('--restarts-after-fault=1');
    const log = readFileSync(join(dataDir, 'logs', 'main.log'), 'utf8');
    expect(JSON.parse(log)).toMatchObject({ event: 'uncaught', kind: 'Error' });
    expect(log).not.toContain(PERSON.name);
    expect(log).not.toContain(PERSON.idNumber);
  } finally {
    for (const { pid } of appsOn(dataDir)) {
      for (const each of processTree(pid)) killIfThere(each);
    }
  }
});

test('the fourth exception in a row ends the app in words instead of starting it once more', async ({
  launch,
  appDir,
  dataDir,
}) => {
  const app = await launch({ appDir, args: ['--restarts-after-fault=3'] });
  await expect(app.page.locator('#state')).toHaveText('可用');
  let said = '';
  app.electron.process().stderr?.on('data', (chunk) => (said += String(chunk)));
  await app.electron.evaluate(({ dialog }) => {
    // The box of the system waits for somebody to press its button.
    dialog.showErrorBox = (title, content) => void process.stderr.write(`${title} ${content}\n`);
  });
  const gone = goneOf(app);
  await throwInMain(app);
  await gone;
  expect(said).toContain('程序连续出错，已停止');
  expect(said).toContain('已经保存的内容没有丢失');
  expect(appsOn(dataDir)).toEqual([]);
});
