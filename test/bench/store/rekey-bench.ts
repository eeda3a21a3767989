/**
 * What replacing the data key costs, with so many people in the store: `rekey-bench PEOPLE`, inside Electron's Node, after
 * `load-bench`. Nobody opens the data afterwards. See docs/bench.md.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../electron/store/open-store.ts';
import { newDataKey } from '../../store/support/rekey.ts';
import { report } from '../figure.ts';
import { folderOf, megabytes, openKeys, storeProfile } from './profile.ts';

const people = Number(process.argv[2]);
const profile = storeProfile(folderOf(people));
const { env } = profile;
const vault = await openKeys(profile);
const actor = { userId: vault.userId, userName: vault.userName };
const opened = openStore(env, vault);
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;

let started = performance.now();
newDataKey({ env, vault });
report(`rekey-${people}-begin`, 'ms', [performance.now() - started], { note: 'the key file, without scrypt' });

const slices: number[] = [];
let most = 0;
const log = join(env.dataDir, 'app.db-wal');
const [whole, processor] = [performance.now(), process.cpuUsage()];
const steps = store.rekey.move(actor, () => performance.now());
for (;;) {
  started = performance.now();
  const step = steps.next();
  slices.push(performance.now() - started);
  if (slices.length % 100 === 0) most = Math.max(most, statSync(log).size);
  if (step.done !== true) continue;
  const { isDone, damaged, stuck } = step.value;
  if (!isDone || damaged.length + stuck.length > 0) throw new Error(JSON.stringify(step.value));
  break;
}
const { user, system } = process.cpuUsage(processor);
const sorted = slices.toSorted((a, b) => a - b);
const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
report(`rekey-${people}-move`, 'ms', [performance.now() - whole], {
  note: `without the pauses between slices; processor ${((user + system) / 1000).toFixed(0)} ms`,
});
report(`rekey-${people}-slice`, 'ms', slices, { note: `95 of 100 under ${at(0.95)} ms, 99 under ${at(0.99)} ms` });
report(`rekey-${people}-log`, 'MB', [most / 2 ** 20], {
  note: `database ${megabytes(join(env.dataDir, 'app.db')).toFixed(0)} MB`,
});

const after = performance.now();
const check = store.audit.verify();
if (!check.ok) throw new Error(`The check found ${check.what} ${check.seq}`);
report(`rekey-${people}-verify`, 'ms', [performance.now() - after], {
  note: `${store.audit.head().seq} entries and every row`,
});
store.close();
vault.close();
