import '../../faults/simulation/disk/patch-node.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compilePack, packHash, type PolicyPack, settleCase } from '#rules';
import { createPackLibrary, type PackLibrary } from '../../../electron/service/packs/pack-library.ts';
import { sql } from '../../../electron/store/db/sql.ts';
import type { PackRecord } from '../../../electron/store/records/pack-record.ts';
import type { Store } from '../../../electron/store/store.ts';
import { newDisk, writeFile } from '../../faults/simulation/disk/sim-files.ts';
import { ACTOR, type SimPc } from '../../faults/simulation/window/sim-pc.ts';
import { BENXI } from '../../rules/support/benxi.ts';
import { aidCase, burdenOf, visit } from '../../rules/support/build-case.ts';
import { deed, disagreement, disagrees, type Trial } from './deeds.ts';
import { cheapCryptoOff, cheapCryptoOn, quietWorld } from './worlds.ts';

beforeAll(cheapCryptoOn);
afterAll(cheapCryptoOff);

const IDS = ['policy-one', 'policy-two'] as const;
type Id = (typeof IDS)[number];
/** The months of 2023 that a release is in force for, to null: until further notice, and what it pays of 1,000.00 yuan. */
type Terms = { readonly from: number; readonly to: number | null; readonly percent: number };
/** What came with the program. */
const OWN: Terms = { from: 3, to: null, percent: 70 };

const dayIn = (month: number, day: string): string => `2023-${String(month).padStart(2, '0')}-${day}`;
const payableUnder = ({ from, to, percent }: Terms, month: number): string =>
  from <= month && (to === null || month <= to) ? `${percent}0.00` : '0.00';

/** The program's pack under another name and with these terms. */
function packOf(id: Id, { from, to, percent }: Terms): PolicyPack {
  const { content } = BENXI;
  const { effective, funds } = content;
  const changed = {
    ...content,
    id,
    effective: {
      from: { ...effective.from, value: dayIn(from, '01') },
      to: { ...effective.to, value: to === null ? null : dayIn(to, '28') },
    },
    funds: funds.map((fund) => {
      const dibao = fund.id === 'basic' && fund.method === 'share' ? fund.terms['dibao'] : undefined;
      if (dibao === undefined || fund.method !== 'share') return fund;
      const ratio = { ...dibao.ratio, value: `${percent}%` };
      return { ...fund, terms: { ...fund.terms, dibao: { ...dibao, ratio } } };
    }),
  };
  return { content: changed, hash: packHash(changed) };
}

/** What one bill of a month comes to. */
function payableOf(pack: PolicyPack, month: number): string {
  const stay = visit({ from: dayIn(month, '02'), to: dayIn(month, '05'), amounts: burdenOf('1000.00') });
  return settleCase(pack, aidCase({ applicationDate: '2023-12-31', visits: [stay] })).payable;
}

type Release = { readonly version: number; readonly hash: string; readonly terms: Terms };
type Settled = { readonly id: Id; readonly hash: string; readonly month: number; readonly payable: string };
type Model = { chosen: Id; count: number; readonly newest: Map<Id, Release>; readonly settled: Settled[] };
type Real = { readonly pc: SimPc; readonly library: PackLibrary };

type Change = {
  /** Nothing on the shelf says any more what was the newest. */
  readonly forgets?: true;
  /** In which order the shelf gives what is on it. */
  readonly list?: (rows: readonly PackRecord[]) => readonly PackRecord[];
  /** What a pack is taken for. */
  readonly pack?: (pack: PolicyPack) => PolicyPack;
};

function packNow({ library }: Real, id: Id): PolicyPack {
  const found = library.get(id);
  if (!found.ok) throw new Error(`${id} is not there: ${found.error.code}`);
  return found.value;
}

const install = fc.record({
  id: fc.constantFrom(...IDS),
  version: fc.integer({ min: 1, max: 4 }),
  terms: fc.record({
    from: fc.integer({ min: 1, max: 4 }),
    to: fc.constantFrom(null, 4, 6),
    percent: fc.constantFrom(50, 60),
  }),
});
const month = fc.integer({ min: 1, max: 8 });

const trial = ({ forgets, list = (rows) => rows, pack: changed = (pack) => pack }: Change = {}): Trial<
  Model,
  Real
> => ({
  setUp: async () => {
    const [pc] = (await quietWorld()).pcs;
    if (pc === undefined) throw new Error('A world without a PC');
    const { path } = newDisk('program');
    const own = IDS.map((id) => packOf(id, OWN));
    for (const pack of own) await writeFile(`${path}/${pack.content.id}.json`, compilePack(pack));
    const packs = (): Store['packs'] => ({ ...pc.store.packs, list: () => list(pc.store.packs.list()) });
    const newest = new Map(IDS.map((id, at) => [id, { version: 0, hash: own[at]?.hash ?? '', terms: OWN }]));
    return {
      model: { chosen: 'policy-one', count: 0, newest, settled: [] },
      real: { pc, library: createPackLibrary(path, () => ({ packs: packs() })) },
    };
  },
  deeds: [
    deed('install', install, async (model, { pc, library }, { id, version, terms }) => {
      const newest = model.newest.get(id)?.version ?? 0;
      const pack = packOf(id, terms);
      const isSame = model.newest.get(id)?.hash === pack.hash;
      const code = version > newest ? 'done' : version < newest ? 'PACK_OLDER' : isSame ? 'PACK_KNOWN' : 'PACK_FORKED';
      const file = { packId: id, version, hash: pack.hash, file: '{}', compiled: compilePack(pack), signer: '' };
      const added = pc.store.packs.add(ACTOR, file, '安装');
      expect(added.ok ? 'done' : added.error.code).toBe(code);
      library.forget();
      if (code !== 'done') return;
      model.newest.set(id, { version, hash: pack.hash, terms });
      model.count += 1;
      if (forgets) pc.change(sql`DELETE FROM pack WHERE version = ${version}`);
    }),
    deed('choose', fc.constantFrom(...IDS), async (model, _, id) => {
      model.chosen = id;
    }),
    ...[1, 2].map(() =>
      deed('settle', month, async (model: Model, real: Real, of: number) => {
        const { chosen: id } = model;
        const newest = model.newest.get(id);
        const pack = packNow(real, id);
        const payable = payableOf(changed(pack), of);
        expect([pack.hash, payable]).toEqual([newest?.hash, payableUnder(newest?.terms ?? OWN, of)]);
        model.settled.push({ id, hash: pack.hash, month: of, payable });
      }),
    ),
    deed('settle again what was settled', fc.nat(20), async (model, { library }, pick) => {
      const before = model.settled[pick % Math.max(1, model.settled.length)];
      if (before === undefined) return;
      const found = library.getByHash(before.id, before.hash);
      const { hash, payable } = found.ok
        ? { hash: found.value.hash, payable: payableOf(found.value, before.month) }
        : { hash: found.error.code, payable: '' };
      expect([hash, payable]).toEqual([before.hash, before.payable]);
    }),
    deed('look', fc.boolean(), async ({ newest, count }, { pc, library }, isAnew) => {
      if (isAnew) {
        pc.start();
        library.forget();
      }
      expect(pc.store.packs.list()).toHaveLength(count);
      for (const [id, { version, hash }] of newest)
        expect(pc.store.packs.newest(id)).toEqual(version === 0 ? null : { version, hash });
    }),
  ],
});

const ALWAYS = ({ content, hash }: PolicyPack): PolicyPack => {
  const { from, to } = content.effective;
  const effective = { from: { ...from, value: '2000-01-01' }, to: { ...to, value: null } };
  return { content: { ...content, effective }, hash };
};

describe('a model of policy packs and the days of service', () => {
  test('a pack only gets newer, a release has one content, and a bill is settled by the newest one or its own, in force on its day (S13)', async () => {
    expect(await disagreement(trial(), 80)).toBeNull();
  });

  const changes: readonly (readonly [string, Change])[] = [
    ['the newest pack is remembered (S13)', { forgets: true }],
    ['of a pack the newest release settles (S13)', { list: (rows) => rows.toReversed() }],
    ['a pack settles what was used while it is in force (S13)', { pack: ALWAYS }],
  ];
  test.each(changes)('without the rule that %s the model disagrees', async (_, change) => {
    expect(await disagrees(trial(change))).toBe(true);
  });
});
