import { writeCountyKey } from '../../../../electron/service/session/station.ts';
import type { Session } from '../../../../electron/service/session/session-type.ts';
import { nextKeyView, takeNextKey } from '../../../../electron/service/sync/line/next-key.ts';
import { introduceNext, keyFileText } from '../county/county-keys.ts';
import type { World } from '../run/world.ts';
import { ACTOR, type SimPc } from '../window/sim-pc.ts';

/** The county's next keys, introduced by the present ones; its service starts again with them. */
export async function changeCountyKey(world: World): Promise<boolean> {
  const { county, truth, coverage, random } = world;
  const change = introduceNext(county.running.secret, truth.keys, world.now());
  if (county.isOld || change === null) return false;
  truth.keys += 1;
  const done = await world.atCounty(() => county.books.changeKey(change, 'cli'));
  coverage.count(
    `county: key changed: ${done === null ? 'county without power' : done.ok ? 'done' : done.refusal.code}`,
  );
  if (!county.isUp) return true;
  county.stop(random, true);
  await world.atCounty(() => county.start());
  return true;
}

/** An administrator compares the new keys over the telephone, and takes them. */
export async function confirmCountyKey(world: World, pc: SimPc): Promise<boolean> {
  const { coverage, rules } = world;
  const [item] = pc.store.county.openItems().filter((each) => each.item.kind === 'key');
  if (item === undefined) return false;
  const { id } = item.item;
  const view = nextKeyView(pc.open, id);
  if (!view.ok) {
    coverage.count(`PC: key of the county: ${view.error.code}`);
    return false;
  }
  const session = { setCounty: (open, _key, text) => writeCountyKey(open.store, ACTOR, text) } as Pick<
    Session,
    'setCounty'
  >;
  const done = await world.atPc(pc, () => {
    if (pc.store.setting.get('county-key') === null) writeCountyKey(pc.store, ACTOR, keyFileText(pc.countyKey));
    const typed = view.value.next.fingerprint.split(' ').at(-1) ?? '';
    // Of a session it asks for nothing else.
    return takeNextKey({ session: session as Session, open: pc.open }, id, typed, world.now());
  });
  coverage.count(`PC: key of the county: ${done === null ? 'PC without power' : done.ok ? 'done' : done.error.code}`);
  if (!pc.isUp) return true;
  if (rules.has('the keys of before are kept')) pc.store.setting.set(ACTOR, 'county-keys-former', '[]');
  pc.start();
  return true;
}
