/**
 * Settlements a second on invented Benxi cases: this engine, a hand-written function, two rule engines, in turns. Seconds
 * are those of the processor, all threads of the process together: a machine that is busy with other things does not
 * change them, and none of the five waits for anything else.
 */
import { settle } from '#rules';
import { yuanToFen } from '#shared/fen.ts';
import type { AidCase } from '#shared/settlement/case-file.ts';
import type { CaseResult } from '#shared/settlement/result-file.ts';
import { packsDirectory, readPackFolders } from '../../../rules/packs/read-packs.ts';
import { report } from '../figure.ts';
import { settleAround, type Amounts, type Ask } from './around.ts';
import { askJsonRules } from './ask-json-rules.ts';
import { askZen } from './ask-zen.ts';
import { askDecimal } from './decimal-function.ts';
import { BED_DAY_RATE, inventCases } from './random-benxi.ts';

const PACK = 'benxi-2023';
const SEED = 20_230_101;
const WARM_UP = 2_000;
/** All take turns on each block, so that a machine that is busy for a while is busy for all of them. */
const BLOCKS = 50;
const BLOCK = 2_000;
/** Cases in a file of ours, as in a batch. */
const FILE = 20;

const folder = readPackFolders(packsDirectory(process.cwd())).find(({ id }) => id === PACK);
if (folder === undefined || !folder.pack.ok) throw new Error(`The pack ${PACK} cannot be read`);
const pack = folder.pack.value;
const local = { bedDayRate: BED_DAY_RATE };

type Cases = readonly AidCase[];

/** What is kept of a settled case, as of a rival's; the trace was made and read to its last step. */
type Settled = Amounts & { readonly id: string; readonly reasons: Readonly<Record<string, string | undefined>> };

function kept(result: CaseResult, withTrace: boolean): Settled {
  const aid = (fund: string): number => yuanToFen(result.total.aid[fund] ?? '0.00');
  if (withTrace && result.trace?.at(-1)?.layer !== 'payable') throw new Error(`${result.id} has no whole trace`);
  return {
    id: result.id,
    payable: yuanToFen(result.payable),
    basic: aid('basic'),
    bedDay: aid('bedDay'),
    tilt: aid('tilt'),
    excluded: {},
    reasons: Object.fromEntries(result.visits.map((visit) => [visit.id, visit.reasons[0]])),
  };
}

/** In files of a few cases; of each case only what is compared is kept, as of a rival's. */
const ours =
  (trace: boolean) =>
  (cases: Cases): readonly Settled[] => {
    const settled: Settled[] = [];
    for (let first = 0; first < cases.length; first += FILE) {
      const file = { format: 'aid-case/1' as const, pack: PACK, local, cases: cases.slice(first, first + FILE) };
      for (const result of settle(pack, file, { trace }).cases) settled.push(kept(result, trace));
    }
    return settled;
  };

const around =
  (ask: Ask) =>
  async (cases: Cases): Promise<readonly Amounts[]> => {
    const amounts: Amounts[] = [];
    for (const aidCase of cases) amounts.push(await settleAround(aidCase, yuanToFen(BED_DAY_RATE), ask));
    return amounts;
  };

const ENGINES = {
  'settle-traced': ours(true),
  'settle-untraced': ours(false),
  'decimal-function': around(askDecimal),
  'json-rules-engine': around(askJsonRules()),
  'zen-traced': around(askZen()),
} as const;
type Name = keyof typeof ENGINES;
const NAMES = Object.keys(ENGINES) as readonly Name[]; // keys of a constant

/** Throws unless a rival's amounts are the engine's, and each visit it excluded was excluded for the same reason. */
function mustAgree(name: Name, settled: Settled, amounts: Amounts): void {
  const isEqual =
    (['payable', 'basic', 'bedDay', 'tilt'] as const).every((key) => settled[key] === amounts[key]) &&
    Object.entries(amounts.excluded).every(([id, reason]) => settled.reasons[id] === reason);
  if (!isEqual) throw new Error(`${name} differs on ${settled.id}: ${JSON.stringify([amounts, settled])}`);
}

const cases = inventCases(BLOCKS * BLOCK, SEED);
for (const name of NAMES) await ENGINES[name](cases.slice(0, WARM_UP));

const rates: Record<Name, number[]> = {
  'settle-traced': [],
  'settle-untraced': [],
  'decimal-function': [],
  'json-rules-engine': [],
  'zen-traced': [],
};
for (let block = 0; block < BLOCKS; block += 1) {
  const part = cases.slice(block * BLOCK, (block + 1) * BLOCK);
  const settled = ENGINES['settle-traced'](part);
  for (const name of NAMES) {
    const started = process.cpuUsage();
    const found = await ENGINES[name](part);
    const { user, system } = process.cpuUsage(started);
    rates[name].push((part.length * 1_000_000) / (user + system));
    found.forEach((amounts, index) => {
      const expected = settled[index];
      if (expected !== undefined) mustAgree(name, expected, amounts);
    });
  }
}

const note = `${cases.length} invented cases, equal results, in turns of ${BLOCK}, a second of processor time`;
const decimal = report('decimal-function', '1/s', rates['decimal-function'], { note: `no trace; ${note}` });
const jsonRules = report('json-rules-engine', '1/s', rates['json-rules-engine'], { note: `no trace; ${note}` });
const zen = report('zen-traced', '1/s', rates['zen-traced'], { note: `with its trace; ${note}` });
for (const against of [decimal, jsonRules, zen]) {
  report('settle-traced', '1/s', rates['settle-traced'], { against, note: 'every sentence and formula written out' });
  report('settle-untraced', '1/s', rates['settle-untraced'], { against });
}
