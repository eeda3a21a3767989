import { instantOf } from '#shared/instant.ts';
import { type Random, randomOf } from '../../support/random.ts';
import { type CountyKeys, countyKeys } from '../county/county-keys.ts';
import { SimCounty } from '../county/sim-county.ts';
import { type SimTables, sqliteTables } from '../county/sqlite-tables.ts';
import { newDisk } from '../disk/sim-files.ts';
import { PowerCut, SimDisk } from '../disk/sim-disk.ts';
import { enrolRequest } from '../window/enrol-request.ts';
import { SimPc } from '../window/sim-pc.ts';
import { type SimBase, simBase } from '../window/sim-store.ts';
import { Coverage } from './coverage.ts';
import { checkEpoch } from '../checks/check-epoch.ts';
import type { Rules } from '../controls/rules.ts';
import { Truth } from './truth.ts';

/** What is made once and used by every run: making it costs more than a run. */
export type Workshop = {
  readonly tables: SimTables;
  readonly bases: readonly SimBase[];
  /** The disk of a county that has its people and PCs and nothing else. */
  readonly founded: SimDisk;
  readonly keys: CountyKeys;
};

/** Makes the tables and founds the county. */
export async function makeWorkshop(nativeBinding: string): Promise<Workshop> {
  const workshop = {
    tables: sqliteTables(nativeBinding),
    bases: PCS.map(() => simBase(nativeBinding)),
    founded: new SimDisk(),
    keys: countyKeys(),
  };
  workshop.tables.keep();
  const world = new World(workshop, new Coverage(), new Set());
  await world.found();
  workshop.founded.copyFrom(world.county.disk);
  workshop.tables.keep();
  return workshop;
}

const PCS = ['210502001-A', '210502002-A', '210502003-A'] as const;
const FIRST_MS = Date.UTC(2026, 0, 5);

/** Three PCs, a stick, a county and a shelf for its backups, and what really happened among them. */
export class World {
  readonly coverage: Coverage;
  readonly rules: Rules;
  readonly tables: SimTables;
  readonly county: SimCounty;
  /** The PCs that work, by the place they stand in. */
  readonly pcs: SimPc[];
  readonly stick: string;
  readonly shelf: string;
  readonly truth = new Truth();
  /** Highest epoch that each PC believed. */
  readonly epochSeen = new Map<string, number>();
  /** Backups on the shelf, oldest first. */
  readonly backups: string[] = [];
  random: Random = randomOf(0);
  /** Share of calls and deeds to which something happens; 0 while all comes to rest. */
  trouble = 0.1;
  /** A county that is not the one that counts runs, and a PC told it so. */
  isOutrun = false;
  #checked = '';
  #ms = FIRST_MS;
  #trueMs = FIRST_MS;
  #ids = 0;
  #codes = 0;

  /** `pcs`: how many of the registered PCs work at all. */
  constructor({ tables, bases, founded, keys }: Workshop, coverage: Coverage, rules: Rules, pcs: number = PCS.length) {
    this.coverage = coverage;
    this.rules = rules;
    this.tables = tables;
    tables.reset();
    const { secret, key } = keys;
    const now = (): string => instantOf((this.#ms += 1_000));
    const newId = (): string => `0192b000-0000-7000-8000-${String(++this.#ids).padStart(12, '0')}`;
    const trueNow = (): string => instantOf((this.#trueMs += 60_000));
    this.county = new SimCounty({
      tables,
      secret,
      now,
      trueNow,
      newId,
      random: (size) => Buffer.alloc(size, this.#ids++ % 256),
    });
    this.county.disk.copyFrom(founded);
    this.pcs = PCS.slice(0, pcs).map((pc, at) => {
      const base = bases[at];
      if (base === undefined) throw new Error('A PC without tables');
      base.reset();
      return new SimPc({ base, pc, county: key, now, newId, machine: 1 });
    });
    this.stick = newDisk('stick').path;
    this.shelf = newDisk('shelf').path;
    this.now = now;
  }

  readonly now: () => string;

  /** Clocks of people and machines go on, back, anywhere; nothing may be ordered by them. */
  jumpClock(ms: number): void {
    this.#ms = FIRST_MS + ms;
  }

  /** Registers the PCs and the people of the county. */
  async found(): Promise<void> {
    await this.county.found();
    await this.county.start();
    const { books } = this.county;
    const user = { name: '某人', password: '-', active: true };
    await books.makeUser({ ...user, user: 'approver', roles: ['approver'] }, 'cli');
    await books.makeUser({ ...user, user: 'payer', roles: ['payer'] }, 'cli');
    for (const pc of this.pcs) await this.enrol(pc);
  }

  /** Gives a PC a code and registers it with it. */
  async enrol(pc: SimPc): Promise<void> {
    const { books } = this.county;
    const code = String(this.#codes++).padStart(20, '0');
    await books.makeCode({ code, pc: pc.pc, until: '2999-01-01T00:00:00.000+08:00', by: 'cli' });
    const enrolled = await books.enrol(enrolRequest(pc, code, this.now()));
    if (!enrolled.ok) throw new Error(enrolled.refusal.code);
  }

  /** Another machine stands where this one did, and has nothing of it. */
  replace(pc: SimPc): void {
    const { truth } = this;
    this.pcs[this.pcs.indexOf(pc)] = pc.successor();
    truth.waiting.delete(pc.pc);
    truth.acknowledged.delete(pc.pc);
    this.epochSeen.delete(pc.pc);
  }

  /** Whether the county's tables, or what they are held against, may have changed since this was asked last. */
  isNewAtCounty(): boolean {
    const { tables, truth } = this;
    const now = [tables.version(), truth.bank.length, truth.sealed.length].join();
    const isNew = now !== this.#checked;
    this.#checked = now;
    return isNew;
  }

  /** Everybody comes to work for the first time. */
  async begin(): Promise<void> {
    // Those of the founding are used.
    this.#codes = PCS.length;
    for (const pc of this.pcs) pc.start();
    await this.county.start();
  }

  /** Does something at the county; when its power fails meanwhile, it is off afterwards and null is given. */
  async atCounty<T>(work: () => Promise<T>): Promise<T | null> {
    const { county } = this;
    const done = await this.#guard(county.disk, () => county.stop(this.random, this.#isKill('county')), work);
    if (county.isUp && !county.isOld) checkEpoch(this);
    return done;
  }

  async atPc<T>(pc: SimPc, work: () => Promise<T> | T): Promise<T | null> {
    return this.#guard(pc.disk, () => pc.stop(this.random, this.#isKill('PC')), work);
  }

  #isKill(which: string): boolean {
    const isKill = this.random.chance(0.4);
    this.coverage.count(`${which}: ${isKill ? 'killed' : 'power cut'}`);
    return isKill;
  }

  async #guard<T>(disk: { readonly isOut: boolean }, stop: () => void, work: () => Promise<T> | T): Promise<T | null> {
    try {
      const value = await work();
      if (!disk.isOut) return value;
    } catch (error) {
      // Whatever a program says while its machine dies is heard by nobody.
      if (!disk.isOut && !(error instanceof PowerCut)) throw error;
      if (!disk.isOut) throw error;
    }
    stop();
    return null;
  }
}
