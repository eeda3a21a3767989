import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostCall } from '#shared/contract/host.ts';
import { askHost } from '../support/ask-host.ts';
import { expect, type RunningApp } from './fixtures.ts';
import { test } from './spine-fixtures.ts';

/** What the person chooses in the next dialogs; null cancels. Gives what the dialog was asked with. */
async function choose(app: RunningApp, path: string | null): Promise<void> {
  await app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] });
  }, path);
}

const save = (text: string): HostCall => ({
  call: 'saveFile',
  suggestedName: '结算单.pdf',
  filterName: 'PDF',
  extensions: ['pdf'],
  bytes: new TextEncoder().encode(text),
});
const open = (maxBytes: number): HostCall => ({ call: 'openFile', filterName: '公钥', extensions: ['json'], maxBytes });

test('a file is saved whole where the person says, over an older one, and nothing else is left there', async ({
  app,
  dataDir,
}) => {
  const folder = join(dataDir, 'stick');
  mkdirSync(folder);
  const path = join(folder, '结算单.pdf');
  writeFileSync(path, 'an older and longer file');
  await choose(app, path);
  expect(await askHost(app.page, save('new'))).toMatchObject({ ok: true, value: { path } });
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['new', ['结算单.pdf']]);
});

test('a cancelled dialog is no error and writes nothing', async ({ app }) => {
  await choose(app, null);
  expect(await askHost(app.page, save('new'))).toMatchObject({ ok: true, value: null });
  expect(await askHost(app.page, open(10))).toMatchObject({ ok: true, value: null });
});

test('a place that cannot be written is said, and leaves nothing behind', async ({ app, dataDir }) => {
  const path = join(dataDir, 'no such folder', 'a.pdf');
  await choose(app, path);
  expect(await askHost(app.page, save('new'))).toMatchObject({ ok: false, error: 'FILE_WRITE_FAILED' });
  expect(existsSync(path)).toBe(false);
});

test('a file is read up to its limit and no further', async ({ app, dataDir }) => {
  const path = join(dataDir, 'county.json');
  writeFileSync(path, '0123456789');
  await choose(app, path);
  const reply = await askHost(app.page, open(10));
  if (!reply.ok || reply.value === null || !('name' in reply.value)) throw new Error(JSON.stringify(reply));
  expect([reply.value.name, Buffer.from(reply.value.bytes).toString()]).toEqual(['county.json', '0123456789']);
  expect(await askHost(app.page, open(9))).toMatchObject({ ok: false, error: 'FILE_TOO_LARGE' });
});

test('a folder or a missing file cannot be read', async ({ app, dataDir }) => {
  for (const path of [dataDir, join(dataDir, 'missing.json')]) {
    await choose(app, path);
    expect(await askHost(app.page, open(10))).toMatchObject({ ok: false, error: 'FILE_READ_FAILED' });
  }
});

test('the window opens where it was left', async ({ app, launch, appDir }) => {
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 50, width: 1200, height: 700 }),
  );
  await app.quit();
  const again = await launch({ appDir });
  const bounds = await again.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(bounds).toEqual({ x: 60, y: 50, width: 1200, height: 700 });
});
