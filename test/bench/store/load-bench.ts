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
const { db, writer, close } = openWriter(env, vault);
// A reviewed application and its review name each other. Deferred, each of them would have SQLite look through the whole
// table of the other, in both databases: the more rows, the more alike the two would seem.
db.pragma('foreign_keys = off');
const sealedMs = loadSealed(writer, { userId: vault.userId, userName: vault.userName }, people, env.newId);
close();
const plain = openPlain(join(folder, PLAIN), env.sqliteBinding);
plain.pragma('foreign_keys = off');
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
