/** The store with so many people in it: `store-bench PEOPLE`, inside Electron's Node, after `load-bench`. See docs/bench.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../electron/store/open-store.ts';
import { report } from '../figure.ts';
import { inventPeople } from './invented-people.ts';
import { measureBackup, measureChain, measureIndexes, measureVerify } from './measure/books.ts';
import { measurePerson } from './measure/person.ts';
import { measureSave } from './measure/save.ts';
import { measureSearch } from './measure/search.ts';
import { measureUnlock } from './measure/unlock.ts';
import { openPlain } from './plain-database.ts';
import { folderOf, LOADED, openKeys, PLAIN, storeProfile } from './profile.ts';

const people = Number(process.argv[2]);
const folder = folderOf(people);
const profile = storeProfile(folder);
const { env } = profile;
const loaded: unknown = JSON.parse(readFileSync(join(folder, LOADED), 'utf8'));
const of = (name: string): number => Number(Reflect.get(Object(loaded), name));

const plainLoad = report(`store-${people}-load-plain`, 'ms', [of('plainMs')]);
report(`store-${people}-load`, 'ms', [of('sealedMs')], { against: plainLoad, note: '500 cases a transaction' });
const plainSize = report(`store-${people}-file-plain`, 'MB', [of('plainMegabytes')]);
report(`store-${people}-file`, 'MB', [of('megabytes')], { against: plainSize });

await measureUnlock(profile, people);

const vault = await openKeys(profile);
const actor = { userId: vault.userId, userName: vault.userName };
const opened = openStore(env, vault);
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
const plain = openPlain(join(folder, PLAIN), env.sqliteBinding);
measureSearch(store, people);
measurePerson(store, plain, inventPeople(1)[0]?.idNumber ?? '', people);
measureSave(store, actor, plain, env.newId, people);
measureVerify(store, people);
measureIndexes(store, people);
await measureBackup(store, env.dataDir, people);
plain.close();
store.close();
vault.close();
const entries = Number(process.argv[3] ?? 0);
if (entries > 0) await measureChain(entries);
