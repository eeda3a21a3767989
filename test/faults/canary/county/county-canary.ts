import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storePassword } from '../../../../county/auth/password.ts';
import { PASSWORD } from '../../../county/console/support/password.ts';
import { enrol } from '../../../county/decide/support/county.ts';
import { type County, countyAt, type Form } from '../../kill-county/county-at.ts';
import type { Tally } from '../../kind.ts';
import { watched } from '../../support/standing-still.ts';
import { Scanner } from '../scan.ts';
import { type CountyPeople, countyPeople } from './county-people.ts';
import { workAtDesk } from './desk-work.ts';
import { OTHER, PC, sendPeople } from './sending.ts';

/** Everything here is one step: a busy machine needs its time. */
const LONG_MS = 300_000;

/**
 * Brings invented people through all that a county does and keeps, kills it in the middle of an upload, and looks for them in everything
 * below `root`: its folder, the data of its PostgreSQL, its log, what it counts, backups, files for PCs, temporary files. What the console
 * hands to people (lists for the bank, statistics) is not written there.
 */
export async function countyCanary(root: string, form: Form, tally: Tally): Promise<void> {
  const people = countyPeople(PC.device.pc);
  const scanner = new Scanner(people.strings);
  const county = await countyAt(root, form);
  const search = (when: string): void => {
    const { hits, files, bytes } = scanner.scanFolder(root);
    tally.count(`county, ${form}, ${when}: ${files} files, ${Math.round(bytes / 2 ** 20)} MB searched`);
    for (const { file, text, encoding } of hits) tally.fail(`${form}, ${when}: ${text} as ${encoding} in ${file}`);
  };
  try {
    await register(county, people);
    const shown = await watched('people on their way through a county', () => walk(county, people, tally), LONG_MS);
    // The control: the same search finds them in what the console showed.
    for (const [at, bytes] of shown.entries())
      if (scanner.scan(`answer ${at}`, bytes).length === 0)
        tally.fail(`${form}: the search does not find people in answer ${at} of the console, where they stand`);
    search('as the kill left it');
    // What stood in memory alone comes to the disk when tables are caught up and closed.
    await county.opened(({ books }) => books.verify());
    await county.checkpoint();
    search('opened and closed again');
  } finally {
    await county.remove();
  }
}

async function register({ opened }: County, { user }: CountyPeople): Promise<void> {
  const password = await storePassword(PASSWORD, 'own', (size) => new Uint8Array(size).fill(7));
  await opened(async ({ books }) => {
    for (const pc of [PC, OTHER]) await enrol(books, pc);
    for (const role of ['approver', 'payer', 'administrator'] as const)
      await books.makeUser({ user: role, name: `${user}${role}`, roles: [role], password, active: true }, 'cli');
  });
}

/** Gives what the console showed. The service's log lies beside the county afterwards. */
async function walk(county: County, people: CountyPeople, tally: Tally): Promise<readonly Buffer[]> {
  const { root } = county;
  const seen = (step: string): void => tally.count(step);
  const copy = join(root, 'journal-copy');
  mkdirSync(copy);
  const life = county.start('--log-level', 'trace', ...(county.form === 'folder' ? ['--journal-copy', copy] : []));
  const address = await life.listens;
  if (address === null) throw new Error(`The county does not start: ${await life.ended}`);
  try {
    const pc = await sendPeople(address, people, seen);
    const shown = await workAtDesk(address, people, seen);
    await pc.feed();
    writeFileSync(join(root, 'metrics'), await (await fetch(`${address}/metrics`)).text());
    await typeAtMachine(county, people, seen);
    await pc.half();
    await county.checkpoint();
    return shown;
  } finally {
    life.kill();
    const said = await life.ended;
    if (!said.includes('/v1/')) tally.fail('The log says nothing of what was asked');
    writeFileSync(join(root, 'service.log'), said);
  }
}

async function typeAtMachine(
  { root, type }: County,
  { words }: CountyPeople,
  seen: (step: string) => void,
): Promise<void> {
  const out = join(root, 'out');
  mkdirSync(out);
  const said = [
    await type('export-feed', '--to', out),
    await type('export-receipts', '--to', out),
    await type('backup', join(root, 'backup')),
    await type('quarantine'),
    await type('drop', PC.device.pc, '1', '--reason', words.dropped),
    await type('raise-epoch', '--reason', words.restored),
    await type('revoke', OTHER.device.pc, '--reason', words.revoked),
    await type('scrub'),
    await type('devices'),
  ];
  writeFileSync(join(root, 'typed'), said.join('\n'));
  seen('county: files for PCs, a backup, commands');
}
