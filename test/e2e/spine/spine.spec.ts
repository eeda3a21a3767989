import { spawnSync } from 'node:child_process';
import { readRuntime } from '../../../build/runtime/electron-runtime.mjs';
import { SANDBOX_ARGS, expect } from '../fixtures.ts';
import { test } from '../spine-fixtures.ts';

/** `GeolocationPositionError.PERMISSION_DENIED` */
const PERMISSION_DENIED = 1;

test('the window opens with its Chinese title at the size of the clerk’s screen', async ({ app }) => {
  const look = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => [window.getTitle(), ...window.getSize(), window.isVisible()]),
    );
  // It is shown at its first paint, which may come after the page's first answer.
  await expect.poll(look).toEqual([['医疗救助窗口', 1366, 768, true]]);
  expect(await app.page.evaluate(() => location.origin)).toBe('app://aid');
});

test('the page is sandboxed, isolated and has nothing of Node or Electron', async ({ app }) => {
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not in Electron's types: what the window really runs with.
    return (contents as unknown as { getLastWebPreferences: () => Record<string, unknown> }).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  const globals = await app.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
  );
  expect(globals).toEqual([]);
  expect(await app.page.evaluate(() => Object.keys((window as unknown as { app: object }).app))).toEqual([
    'invoke',
    'on',
  ]);
});

test('inline scripts, styles without nonce and anything from outside are blocked by the policy', async ({ app }) => {
  const outcome = await app.page.evaluate(async () => {
    const violations = new Set<string>();
    const all = new Promise<void>((done) =>
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (violations.add(effectiveDirective).size === 4) done();
      }),
    );
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineRan = true';
    document.body.append(inline);
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.body.append(style);
    const image = new Image();
    image.src = 'https://example.com/pixel.png';
    const fetched = await fetch('https://example.com/').then(
      () => true,
      () => false,
    );
    await all;
    return { violations: [...violations].sort(), inlineRan: 'inlineRan' in window, fetched };
  });
  expect(outcome).toEqual({
    violations: ['connect-src', 'img-src', 'script-src-elem', 'style-src-elem'],
    inlineRan: false,
    fetched: false,
  });
});

test('a style with the nonce of this load is taken', async ({ app }) => {
  const color = await app.page.evaluate(() => {
    const style = document.createElement('style');
    style.nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';
    style.textContent = 'body { color: rgb(1, 2, 3) }';
    document.head.append(style);
    return getComputedStyle(document.body).color;
  });
  expect(color).toBe('rgb(1, 2, 3)');
});

test('navigation, pop-ups and permissions are denied', async ({ app }) => {
  await app.page.evaluate(() => void (location.href = 'https://example.com/'));
  await app.page.evaluate(() => void (location.href = 'app://aid/page.js'));
  const outcome = await app.page.evaluate(async () => ({
    popup: window.open('app://aid/index.html'),
    notification: await Notification.requestPermission(),
    camera: (await navigator.permissions.query({ name: 'camera' })).state,
    place: await new Promise((done) =>
      navigator.geolocation.getCurrentPosition(
        () => done('granted'),
        ({ code }) => done(code),
      ),
    ),
  }));
  expect(outcome).toEqual({ popup: null, notification: 'denied', camera: 'denied', place: PERMISSION_DENIED });
  expect(app.page.url()).toBe('app://aid/index.html');
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('app:// serves files of the renderer only', async ({ app, appDir }) => {
  const statuses = await app.electron.evaluate(async ({ session }, folder) => {
    const paths = [
      '/index.html',
      '/page.js',
      '/nothing.js',
      '/../main.cjs',
      '/%2e%2e/main.cjs',
      '/..%2fmain.cjs',
      '/%252e%252e/main.cjs',
      '/..%5cmain.cjs',
      '/%00index.html',
      `/${encodeURIComponent(`${folder}/package.json`)}`,
      '//etc/passwd',
      '/fonts/noto-serif-sc.css',
    ];
    const answers = await Promise.all(paths.map((path) => session.fromPartition('aid').fetch(`app://aid${path}`)));
    return Object.fromEntries(answers.map((answer, index) => [paths[index], answer.status]));
  }, appDir);
  const { '/index.html': page, '/page.js': script, ...others } = statuses;
  expect([page, script]).toEqual([200, 200]);
  expect(new Set(Object.values(others))).toEqual(new Set([404]));
});

test('a second start on the same profile is refused, says so and leaves the first alone', async ({
  app,
  appDir,
  dataDir,
}) => {
  const { ELECTRON_RUN_AS_NODE: _node, ...env } = process.env;
  const second = spawnSync(readRuntime()?.executable ?? '', [appDir, ...SANDBOX_ARGS, `--user-data-dir=${dataDir}`], {
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(second.status).toBe(0);
  expect(second.stderr).toContain('程序已经打开');
  await expect(app.page.locator('#state')).toHaveText('可用');
});
