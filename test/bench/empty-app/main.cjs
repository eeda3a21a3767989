// The smallest window Electron can open: what the runtime itself costs, to compare the app with.
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

const [folder] = process.argv.filter((argument) => argument.startsWith('--user-data-dir='));
if (folder !== undefined) app.setPath('userData', folder.slice('--user-data-dir='.length));
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768 });
  void window.loadFile(join(__dirname, 'index.html'));
});
