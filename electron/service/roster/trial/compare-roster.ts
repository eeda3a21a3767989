import { setImmediate } from 'node:timers/promises';
import type { RosterChange, RosterRowKind } from '#shared/contract/people/roster.ts';
import type { Day } from '#shared/day.ts';
import { maskIdNumber } from '#shared/id-number.ts';
import { type MergedPerson, mergePerson, type RosterMode } from '#shared/roster/merge-person.ts';
import { type RosterPerson, standing } from '#shared/roster/roster-person.ts';
import type { RosterRow } from '#shared/roster/roster-row.ts';
import { placeOf } from '../../../store/aggregates/roster/placing.ts';
import type {
  Placing,
  RosterPart,
  RosterRecord,
  RosterStore,
} from '../../../store/aggregates/roster/roster-records.ts';
import type { HeldRow } from '../read/reader-messages.ts';
import { heldPeople, type HeldOutcome } from './held-people.ts';

/** How long one step holds up whoever works meanwhile. */
const STEP_MS = 6;
/** Rows of each kind that are kept for looking at; nobody reads more. */
const MOST_SHOWN = 1_000;

export type Watch = {
  readonly elapsedMs: () => number;
  /** Asked between the steps; false ends the work. */
  readonly isWanted: () => boolean;
  readonly onProgress: (done: number, total: number) => void;
};

/** A file beside what counts of its list. */
export type Comparison = {
  readonly placing: Placing;
  /** The list as it would be, ready to be written. */
  readonly parts: readonly RosterPart[];
  readonly totals: Readonly<Record<'added' | 'changed' | 'unchanged' | 'ended', number>>;
  readonly shown: Readonly<Record<'added' | 'changed' | 'unchanged' | 'ended', readonly RosterChange[]>>;
  /** People in the list with an identity that stands. */
  readonly before: number;
  readonly after: number;
  /** Of those before, who has none that stands any more. */
  readonly lost: number;
  readonly held: HeldOutcome;
  /** Identities that end because a row says so. */
  readonly stopped: number;
  /** Identity numbers whose identities change, and how, in words. */
  readonly moved: ReadonlyMap<string, string>;
};

export type CompareInput = {
  readonly rosters: RosterStore;
  readonly base: RosterRecord | null;
  readonly taken: readonly RosterRow[];
  readonly mode: RosterMode;
  readonly asOf: Day;
  /** Who stands in refused rows. */
  readonly held: readonly HeldRow[];
};

/** Gives way to other work whenever a step took its time; null once nobody wants the outcome any more. */
function pacer({ elapsedMs, isWanted }: Watch): () => Promise<boolean> {
  let began = elapsedMs();
  return async () => {
    if (elapsedMs() - began < STEP_MS) return true;
    await setImmediate();
    began = elapsedMs();
    return isWanted();
  };
}

/** The rows by person and part. */
async function spread(
  taken: readonly RosterRow[],
  placing: Placing,
  goOn: () => Promise<boolean>,
): Promise<readonly Map<string, RosterRow[]>[] | null> {
  const parts = Array.from({ length: 2 ** placing.bits }, () => new Map<string, RosterRow[]>());
  for (const [index, row] of taken.entries()) {
    if (index % 64 === 0 && !(await goOn())) return null;
    const part = parts[placeOf(placing, row.idNumber)];
    const known = part?.get(row.idNumber);
    if (known === undefined) part?.set(row.idNumber, [row]);
    else known.push(row);
  }
  return parts;
}

/** Compares part by part, so that no more than a few dozen people of the old list are open at once. Null: ended. */
export async function compareRoster(input: CompareInput, watch: Watch): Promise<Comparison | null> {
  const { rosters, base, taken, mode, asOf } = input;
  const goOn = pacer(watch);
  const held = await heldPeople(rosters, base, mode === 'whole' ? input.held : [], goOn);
  if (held === null) return null;
  const modeOf = (person: RosterPerson): RosterMode => (held.isHeld(person) ? 'additions' : mode);
  const known = base === null || mode === 'whole' ? 0 : base.counts.after;
  const placing = rosters.placing(base, taken.length + known);
  const rows = await spread(taken, placing, goOn);
  if (rows === null) return null;
  const tally = newTally();
  const parts: RosterPart[] = [];
  const split = base === null ? 0 : placing.bits - base.placing.bits;
  let old: readonly RosterPerson[] = [];
  for (const [position, own] of rows.entries()) {
    if (!(await goOn())) return null;
    if (base !== null && position % 2 ** split === 0) old = rosters.part(base, position >>> split);
    const here = split === 0 ? old : old.filter(({ idNumber }) => placeOf(placing, idNumber) === position);
    parts.push({ position, people: mergePart(here, own, modeOf, asOf, tally) });
    watch.onProgress(position + 1, rows.length);
  }
  const { totals, shown, moved, before, after, lost, stopped } = tally;
  return { placing, parts, totals, shown, moved, before, after, lost, stopped, held: held.outcome() };
}

type Kind = Extract<RosterRowKind, 'added' | 'changed' | 'unchanged' | 'ended'>;
type Tally = {
  readonly totals: Record<Kind, number>;
  readonly shown: Record<Kind, RosterChange[]>;
  readonly moved: Map<string, string>;
  before: number;
  after: number;
  lost: number;
  stopped: number;
};

const newTally = (): Tally => ({
  totals: { added: 0, changed: 0, unchanged: 0, ended: 0 },
  shown: { added: [], changed: [], unchanged: [], ended: [] },
  moved: new Map(),
  before: 0,
  after: 0,
  lost: 0,
  stopped: 0,
});

function mergePart(
  old: readonly RosterPerson[],
  rows: ReadonlyMap<string, readonly RosterRow[]>,
  modeOf: (person: RosterPerson) => RosterMode,
  asOf: Day,
  tally: Tally,
): readonly RosterPerson[] {
  const people: RosterPerson[] = [];
  const isKnown = new Set<string>();
  for (const person of old) {
    isKnown.add(person.idNumber);
    const merged = mergePerson(person, rows.get(person.idNumber) ?? [], modeOf(person), asOf);
    count(tally, person, merged);
    people.push(merged.next);
  }
  for (const [idNumber, own] of rows) {
    if (isKnown.has(idNumber)) continue;
    const merged = mergePerson(null, own, 'additions', asOf);
    count(tally, null, merged);
    people.push(merged.next);
  }
  return people;
}

function count(tally: Tally, old: RosterPerson | null, { next, changes, ended, stopped }: MergedPerson): void {
  const [stood, stands] = [old !== null && standing(old).length > 0, standing(next).length > 0];
  if (stood) tally.before += 1;
  if (stands) tally.after += 1;
  if (stood && !stands) tally.lost += 1;
  tally.stopped += stopped;
  const words: string[] = [];
  const note = (kind: Kind, row: number | null, what: string): void => {
    tally.totals[kind] += 1;
    if (kind !== 'unchanged') words.push(kind === 'added' ? `新增 ${what}` : kind === 'ended' ? `终止 ${what}` : what);
    if (tally.shown[kind].length >= MOST_SHOWN) return;
    tally.shown[kind].push({ row, name: next.name, idNumber: maskIdNumber(next.idNumber), words: what });
  };
  for (const { kind, row, words: what } of changes) note(kind, row, what);
  for (const what of ended) note('ended', null, what);
  if (words.length > 0) tally.moved.set(next.idNumber, words.join('；'));
}
