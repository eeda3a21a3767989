// Electron's own default_app.asar is not part of the npm-carried runtime. This one loads the folder given on the
// command line, like `electron PATH`, and nothing else.
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(manifest.name);
app.setVersion(manifest.version);
app.setAppPath(folder);
require(join(folder, manifest.main));
