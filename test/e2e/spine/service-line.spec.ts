import type { Bridge } from '#shared/contract/host.ts';
import { expect } from '../fixtures.ts';
import { test } from '../spine-fixtures.ts';

/** What the person at the desk is asked and does: nothing, waits, or ends the service. */
type Desk = { asked: string[]; answer: 'wait' | 'end' | null; open: (() => void)[] };

test('calls are answered, events arrive until nobody listens', async ({ app }) => {
  const outcome = await app.page.evaluate(async () => {
    const { app: bridge } = window as unknown as { app: Bridge };
    const heard: unknown[] = [];
    const stop = bridge.on('told', (payload) => heard.push(payload));
    await bridge.invoke('ask-for-event', 1);
    stop();
    await bridge.invoke('ask-for-event', 2);
    return {
      heard,
      echo: await bridge.invoke('echo', { 姓名: '张某' }),
      large: await bridge.invoke('echo', 'x'.repeat(2 ** 25)),
    };
  });
  expect(outcome).toEqual({
    heard: [1],
    echo: { ok: true, value: { channel: 'echo', input: { 姓名: '张某' } } },
    large: { ok: false, error: { code: 'INPUT_TOO_LARGE' } },
  });
});

test('a service that dies is started again; what it owed is answered with SERVICE_RESTARTED', async ({ app }) => {
  const before = await app.page.evaluate(() => {
    const { app: bridge } = window as unknown as { app: Bridge };
    Object.assign(window, { owed: bridge.invoke('never', null) });
    return bridge.invoke('pid', null);
  });
  await app.killService();
  const outcome = await app.page.evaluate(async () => {
    const { app: bridge, owed } = window as unknown as { app: Bridge; owed: Promise<unknown> };
    return { owed: await owed, after: await bridge.invoke('pid', null) };
  });
  expect(outcome.owed).toEqual({ ok: false, error: { code: 'SERVICE_RESTARTED' } });
  expect(outcome.after).toMatchObject({ ok: true });
  expect(outcome.after).not.toEqual(before);
  await expect(app.page.locator('#state')).toHaveText('已恢复');
});

test('a page that is loaded again gets a port of its own', async ({ app }) => {
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await expect(app.page.locator('#state')).toHaveText('可用');
});

test('a page that crashes is loaded again', async ({ app }) => {
  await app.electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((loaded) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => loaded());
        contents?.forcefullyCrashRenderer();
      }),
  );
  // Playwright's own page died with the renderer, so main is asked; only now, for a dead page would never answer.
  const look = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.querySelector("#state").textContent'),
    );
  await expect.poll(look).toBe('可用');
});

test('a service that stands still is ended when the person at the desk says so, and a new one started', async ({
  launch,
  appDir,
}) => {
  const { page, electron } = await launch({ appDir, env: { AID_PULSE_MS: '100' } });
  await expect(page.locator('#state')).toHaveText('可用');
  const pid = await electron.evaluate(
    ({ app, dialog }) =>
      new Promise<number>((resolve) => {
        const desk: Desk = { asked: [], answer: null, open: [] };
        Object.assign(globalThis, { desk });
        dialog.showMessageBox = ((_window: unknown, { message, signal }: Electron.MessageBoxOptions) => {
          desk.asked.push(message);
          const { answer } = desk;
          // Once: a new service that is slow on a busy machine is waited for.
          if (answer === 'end') desk.answer = 'wait';
          if (answer !== null) return Promise.resolve({ response: answer === 'end' ? 1 : 0, checkboxChecked: false });
          return new Promise((leave) => {
            const close = (): void => leave({ response: 0, checkboxChecked: false });
            desk.open.push(close);
            signal?.addEventListener('abort', close);
          });
        }) as typeof dialog.showMessageBox;
        const service = app.getAppMetrics().find(({ name }) => name === 'aid-service');
        if (service !== undefined) resolve(service.pid);
      }),
  );
  const asked = () => electron.evaluate(() => (globalThis as unknown as { desk: Desk }).desk.asked);
  /** How questions are answered from now on, with the one that may still be open: a busy machine may have asked in between. */
  const answer = (how: 'wait' | 'end') =>
    electron.evaluate((_electron, chosen) => {
      const { desk } = globalThis as unknown as { desk: Desk };
      desk.answer = chosen;
      for (const close of desk.open.splice(0)) close();
    }, how);
  const invoked = () => page.evaluate(() => (window as unknown as { app: Bridge }).app.invoke('pid', null));
  // A question that nobody answers goes away when the service wakes.
  process.kill(pid, 'SIGSTOP');
  await expect.poll(asked).toContain('后台服务没有回应');
  process.kill(pid, 'SIGCONT');
  expect(await invoked()).toEqual({ ok: true, value: pid });
  // Whoever waits is asked again.
  await answer('wait');
  process.kill(pid, 'SIGSTOP');
  const before = (await asked()).length;
  await expect.poll(async () => (await asked()).length).toBeGreaterThan(before + 1);
  await answer('end');
  await expect(page.locator('#state')).toHaveText('已恢复');
  expect(await invoked()).not.toEqual({ ok: true, value: pid });
});

test('a page that stands still is loaded again when the person says so', async ({ app }) => {
  await app.electron.evaluate(
    ({ BrowserWindow, dialog }) =>
      new Promise<void>((loaded) => {
        dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
        const own = BrowserWindow.getAllWindows()[0];
        own?.webContents.once('did-finish-load', () => loaded());
        void own?.webContents.executeJavaScript('setTimeout(() => { for (;;); })');
        // Chromium itself waits for half a minute.
        own?.emit('unresponsive');
      }),
  );
  const look = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.querySelector("#state").textContent'),
    );
  await expect.poll(look).toBe('可用');
});

test('a service that keeps dying ends in a plain page that says what to do', async ({ launch, appDir }) => {
  const { page } = await launch({ appDir, env: { AID_TEST_DIE_AT_ONCE: '1' } });
  await expect(page.getByRole('heading')).toHaveText('后台服务连续停止，程序已暂停');
});

test('the service is told its folders, and the clock and ids of a test', async ({ launch, appDir, dataDir }) => {
  const { page, quit } = await launch({
    appDir,
    env: { AID_FIXED_CLOCK: '2023-06-15T09:00:00+08:00', AID_ID_SEED: 'seed' },
  });
  await expect(page.locator('#state')).toHaveText('可用');
  const init = await page.evaluate(() => (window as unknown as { app: Bridge }).app.invoke('init', null));
  expect(init).toEqual({
    ok: true,
    value: {
      kind: 'init',
      dataDir,
      packsDir: `${appDir}/dist/packs`,
      sqliteBinding: `${appDir}/dist/better_sqlite3.node`,
      rosterReader: `${appDir}/dist/roster-reader.cjs`,
      version: '0.0.1',
      fixedClock: '2023-06-15T09:00:00+08:00',
      idSeed: 'seed',
    },
  });
  await quit();
});
