import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostCall } from '#shared/contract/host.ts';
import { askHost } from '../../support/ask-host.ts';
import { expect, type RunningApp } from '../fixtures.ts';
import { test } from '../spine-fixtures.ts';

/** What the person chooses in the next dialogs; null cancels. Gives what the dialog was asked with. */
async function choose(app: RunningApp, path: string | null): Promise<void> {
  await app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
  }, path);
}

const save = (text: string): HostCall => ({
  call: 'saveFile',
  suggestedName: '结算单.pdf',
  filterName: 'PDF',
  extensions: ['pdf'],
  bytes: new TextEncoder().encode(text),
});

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
});

test('a place that cannot be written is said, and leaves nothing behind', async ({ app, dataDir }) => {
  // The last two cannot even be tidied up after.
  const places = [join('no such folder', 'a.pdf'), `${'x'.repeat(300)}.pdf`, join('a file', 'a.pdf')];
  writeFileSync(join(dataDir, 'a file'), '');
  for (const place of places) {
    const path = join(dataDir, place);
    await choose(app, path);
    expect(await askHost(app.page, save('new'))).toMatchObject({ ok: false, error: 'FILE_WRITE_FAILED' });
    expect(existsSync(path)).toBe(false);
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
