/** Makes the data of the store's bench: `load-bench PEOPLE`, inside Electron's Node; keeps what the loading took. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPlain, loadSealed } from './load-people.ts';
import { openWriter } from './open-writer.ts';
import { openPlain } from './plain-database.ts';
import { folderOf, LOADED, makeStoreProfile, megabytes, openKeys, PLAIN } from './profile.ts';

const people = Number(process.argv[2]);
const folder = folderOf(people);
const profile = await makeStoreProfile(folder);
const { env } = profile;
const vault = await openKeys(profile);
const { writer, close } = openWriter(env, vault);
const sealedMs = loadSealed(writer, { userId: vault.userId, userName: vault.userName }, people, env.newId);
close();
const plain = openPlain(join(folder, PLAIN), env.sqliteBinding);
const plainMs = loadPlain(plain, people, env.newId);
plain.close();
vault.close();
const loaded = {
  sealedMs,
  plainMs,
  megabytes: megabytes(join(env.dataDir, 'app.db')),
  plainMegabytes: megabytes(join(folder, PLAIN)),
};
writeFileSync(join(folder, LOADED), JSON.stringify(loaded));
console.error(people, loaded);
