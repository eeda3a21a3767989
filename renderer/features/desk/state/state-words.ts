import type { BatchRow } from '#shared/contract/case/batch.ts';
import type { RosterEntry } from '#shared/contract/people/roster.ts';
import type { SyncState } from '#shared/contract/sync.ts';
import { daysBetween, parseDay } from '#shared/day.ts';
import { lastDone } from '../../backup/ago.ts';

/** What stands on the desk about something outside it; `warn`: somebody should look. */
export type StateWords = { readonly words: string; readonly isWarning: boolean };

/** Rosters come monthly; one that was not renewed in so many days may name people who are no longer on it. */
const OLD_ROSTER_DAYS = 40;

type SyncFacts = Pick<SyncState, 'trouble' | 'returned' | 'lastReceiptAt' | 'now'>;

/** How this PC stands with its county, null before there is anything to say: what has not reached it for certain, what it gave back, when it last answered. */
export function countyWords(
  batches: readonly Pick<BatchRow, 'stage'>[],
  { trouble, returned, lastReceiptAt, now }: SyncFacts,
): StateWords | null {
  const count = (...stages: readonly BatchRow['stage'][]): number =>
    batches.filter(({ stage }) => stages.includes(stage)).length;
  const here = count('sealed', 'sending', 'again');
  const out = count('exported', 'delivered');
  const stopped = count('stopped');
  const isHalted = trouble?.stops === true;
  const parts = [
    ...(isHalted ? ['与县级的联系已停止'] : []),
    ...(stopped === 0 ? [] : [`${stopped} 个批次停止送交`]),
    ...(returned === 0 ? [] : [`${returned} 份县级退回`]),
    ...(here === 0 ? [] : [`${here} 个批次未送出`]),
    ...(out === 0 ? [] : [`${out} 个批次已送出，县里尚未回执`]),
  ];
  if (parts.length === 0 && batches.length === 0) return null;
  if (parts.length === 0) parts.push('没有待送的批次');
  if (lastReceiptAt !== null) parts.push(lastDone(lastReceiptAt, now, { just: '刚刚收到回执', name: '上次回执' }));
  return { words: parts.join('，'), isWarning: isHalted || here + stopped + returned > 0 };
}

type RosterFacts = Pick<RosterEntry, 'listName' | 'asOf' | 'state' | 'isCurrent'>;

/** How old the rosters are that count, by the oldest of them. */
export function rosterWords(rosters: readonly RosterFacts[], today: string): StateWords {
  const waiting = rosters.filter(({ state }) => state === 'waiting').length;
  const tail = waiting === 0 ? '' : `，${waiting} 份等第二人确认`;
  const [oldest, ...others] = rosters
    .filter(({ isCurrent }) => isCurrent)
    .toSorted((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0));
  if (oldest === undefined) return { words: `还没有导入名册${tail}`, isWarning: waiting > 0 };
  const age = ageOf(oldest.asOf, today);
  const which = others.length === 0 ? '' : `${others.length + 1} 份，最早的是`;
  return {
    words: `${which}《${oldest.listName}》${oldest.asOf}${age === null ? '' : `（${ageWords(age)}）`}${tail}`,
    isWarning: waiting > 0 || (age ?? 0) > OLD_ROSTER_DAYS,
  };
}

function ageOf(asOf: string, today: string): number | null {
  const [from, to] = [parseDay(asOf), parseDay(today)];
  return from === null || to === null ? null : daysBetween(from, to);
}

const ageWords = (days: number): string => (days <= 0 ? '今天' : `${days} 天前`);
