import { performance } from 'node:perf_hooks';
import { Script, runInThisContext } from 'node:vm';
import type { Mutant } from './instrument.ts';
import { DOOR, STAND_IN, type Layers } from './layers.ts';
import type { Group, Registered } from './stand-in/vitest.ts';

export type Verdict = 'killed' | 'timeout' | 'survived' | 'uncovered';
/** What became of a mutant; `by` is the test that noticed it, or the file or group that no longer loads. */
export type Outcome = { readonly mutant: Mutant; readonly verdict: Verdict; readonly by: string | null };

/** A mutant that never ends is killed; this is far more than all tests together need. */
const TIMEOUT_MS = 30_000;

/** The plan of a pack is made once, for the test that asks first; what is made there matters to all. */
const IS_MADE_ONCE = /\/planning\//;

type Loaded = Readonly<Record<string, () => { readonly takeGroups?: () => readonly Group[] }>>;
type Hits = ReadonlySet<number>;
/** Which mutants each test passes by, without any switched on: in its file, its group or itself. */
type CoveredTest = { readonly index: number; readonly ms: number; readonly hits: Hits };
type CoveredGroup = {
  readonly file: string;
  readonly place: number;
  readonly hits: Hits;
  readonly tests: readonly CoveredTest[];
};

/** Runs synchronous work under the time limit. */
function limited<T>(work: () => T): T {
  const holder: { work?: () => T } = globalThis as { work?: () => T };
  holder.work = work;
  return runInThisContext('globalThis.work()', { timeout: TIMEOUT_MS }) as T;
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

function runOne({ name, run }: Registered): void {
  if (run() instanceof Promise) throw new TypeError(`A test that waits cannot be tried here: ${name}`);
}

/** Tries mutants against the tests of some files, cheapest first. Throws when a test fails without any mutant. */
export class Trial {
  readonly #layers: Layers;
  readonly #script: Script;
  readonly #groups: readonly CoveredGroup[];

  constructor(layers: Layers, files: readonly string[]) {
    this.#layers = layers;
    this.#script = new Script(layers.script, { filename: 'tests-and-mutants.cjs' });
    this.#groups = this.#cover(files);
  }

  /** The modules as new, none of them run yet. */
  #open(isOn: (id: number) => boolean) {
    const start = this.#script.runInThisContext() as (require: unknown, isOn: unknown) => Loaded;
    const loaded = start(this.#layers.require, isOn);
    const groupsOf = (file: string): readonly Group[] => {
      loaded[file]?.();
      return loaded[STAND_IN]?.().takeGroups?.() ?? [];
    };
    return { loaded, groupsOf };
  }

  #cover(files: readonly string[]): readonly CoveredGroup[] {
    let hits = new Set<number>();
    const take = (): Hits => {
      const taken = hits;
      hits = new Set();
      return taken;
    };
    const { loaded, groupsOf } = this.#open((id) => {
      hits.add(id);
      return false;
    });
    // A module runs when the first file that needs it loads, but matters to all of them.
    loaded[DOOR]?.();
    const shared = take();
    return files.flatMap((file) => {
      const groups = groupsOf(file);
      const load = take();
      return groups.map((group, place): CoveredGroup => {
        const registered = group.load();
        const own = take();
        const tests = registered.map((test, index) => {
          const started = performance.now();
          runOne(test);
          return { index, ms: performance.now() - started, hits: take() };
        });
        return { file, place, hits: new Set([...shared, ...load, ...own]), tests };
      });
    });
  }

  /** Whether the tests notice a mutant, and which was the first to. */
  try(mutant: Mutant): Outcome {
    const { id } = mutant;
    const isForAll = IS_MADE_ONCE.test(mutant.file);
    const asked = this.#groups
      .map(({ hits, tests, ...group }) => ({
        ...group,
        tests: isForAll || hits.has(id) ? tests : tests.filter((test) => test.hits.has(id)),
      }))
      .filter(({ tests }) => tests.length > 0)
      .map((group) => ({ ...group, tests: group.tests.toSorted((a, b) => a.ms - b.ms) }));
    if (asked.length === 0) return { mutant, verdict: 'uncovered', by: null };
    let by = '';
    try {
      const isNoticed = limited(() => {
        const { groupsOf } = this.#open((other) => other === id);
        const groups = new Map<string, readonly Group[]>();
        for (const { file, place, tests } of asked) {
          by = file;
          const ofFile = groups.get(file) ?? groupsOf(file);
          groups.set(file, ofFile);
          const registered = ofFile[place]?.load() ?? [];
          for (const { index } of tests) {
            const test = registered[index];
            if (test === undefined) return true;
            by = `${file} › ${test.name}`;
            runOne(test);
          }
        }
        return false;
      });
      return isNoticed ? { mutant, verdict: 'killed', by } : { mutant, verdict: 'survived', by: null };
    } catch (error) {
      return { mutant, verdict: isTimeout(error) ? 'timeout' : 'killed', by };
    }
  }
}
