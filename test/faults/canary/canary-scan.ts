import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kind, Tally } from '../kind.ts';
import { makeCountyKey } from '../../support/county/make-county-key.ts';
import { killAll, placesIn, startApp } from '../support/app.ts';
import '../../support/remember/remember-initdb.ts';
import { FORMS } from '../kill-county/county-at.ts';
import { inFolder } from '../support/folders.ts';
import { countyCanary } from './county/county-canary.ts';
import { encodings } from './encodings.ts';
import { type Canary, canary } from './people.ts';
import { Scanner } from './scan.ts';
import { walkEveryScreen } from './walk.ts';

/** Invented people through every screen of the real app and through a county of each form, crashes, and nothing of them readable anywhere. */
export const canaryScan: Kind = {
  name: 'canary',
  title: 'people through every screen and through a county, crashes, then a search of all that both left on disks',
  track: 'app',
  size: { ci: 150, full: 1000 },
  obstacle: () => Promise.resolve(null),
  run: ({ count }) =>
    inFolder(async (folder) => {
      const tally = new Tally();
      const people = Array.from({ length: Math.min(count, 1000) }, (_, index) => canary(index));
      const scanner = new Scanner(people.flatMap(({ strings }) => strings));
      for (const blind of blindSpots(scanner, people)) tally.fail(`the search itself does not find ${blind}`);
      const places = placesIn(folder);
      const county = makeCountyKey(join(folder, 'county'));
      const app = await startApp(places);
      try {
        await walkEveryScreen(app, places, people, readFileSync(county.publicPath, 'utf8'), (screen) =>
          tally.count(screen),
        );
      } finally {
        await killAll(app);
      }
      for (const [name, place] of Object.entries(places)) {
        const { hits, files, bytes } = scanner.scanFolder(place);
        tally.count(`${name}: ${files} files, ${Math.round(bytes / 2 ** 20)} MB searched`);
        for (const { file, text, encoding } of hits) tally.fail(`${text} as ${encoding} in ${file}`);
      }
      for (const _ of people) tally.cycle();
      for (const form of FORMS) await inFolder((root) => countyCanary(root, form, tally));
      return tally.outcome();
    }),
};

/** The encodings in which the search misses a string that is put before it. */
function blindSpots(scanner: Scanner, people: readonly Canary[]): readonly string[] {
  const spots: string[] = [];
  for (const text of people.at(-1)?.strings ?? []) {
    for (const [encoding, bytes] of encodings(text)) {
      const hidden = Buffer.concat([Buffer.alloc(4099, 0x2f), bytes, Buffer.alloc(3, 0x2f)]);
      // Found as somebody else's is found: neighbours share the middle of a number.
      const isFound = scanner.scan('planted', hidden).some((hit) => hit.encoding === encoding);
      if (!isFound) spots.push(`${text} as ${encoding}`);
    }
  }
  return spots;
}
