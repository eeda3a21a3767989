import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../../electron/store/migrations/index.ts';

const STEP = /^(\d{4})-[a-z-]+/;
const stepsIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => basename(path))
    .filter((name) => STEP.test(name) && name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();

test('every step is in the list and has a test of its own', () => {
  const files = stepsIn('electron/store/migrations', '.ts');
  expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(MIGRATIONS.map(({ version }) => version));
  expect(stepsIn('test/store/migrations', '.test.ts')).toEqual(files);
});
