import { canonicalJson } from '#shared/canonical-json.ts';
import { assertNever } from '#shared/result.ts';
import { MAX_RECEIPT_BYTES } from '#shared/protocol/sync/formats.ts';
import {
  MAX_DIFFERENCES,
  type LaterVerdict,
  type OtherRecord,
  type RecordVerdict,
} from '#shared/protocol/sync/receipt.ts';
import { isOfWhole } from '#shared/settlement/compare/difference.ts';
import type { Recheck } from '../recheck/recheck-record.ts';
import type { Standing } from './standing.ts';
import type { WeighedRecord } from './weigh-batch.ts';

type Held = Extract<RecordVerdict, { readonly verdict: 'held' }>;
type Reason = Held['reasons'][number];

const MOST_REASONS = 50;
/** What a receipt carries of one difference, in UTF-16 code units. */
const [MOST_PATH, MOST_VALUE] = [300, 200];

const otherOf = ({ number, revision, pc }: Standing): OtherRecord => ({ number, revision, pc });

/** What the county says of a record that was weighed and settled again. `unproven`: former names of its PC that only the PC speaks of. */
export function judgeRecord(weighed: WeighedRecord, unproven: readonly string[] = []): RecordVerdict {
  const { record, relation } = weighed;
  const { hash } = record;
  if (relation.is === 'again' && relation.isSame)
    return { hash, verdict: 'duplicate', of: { ...otherOf(relation.of), seq: relation.of.seq } };
  const reasons = [...relationReasons(weighed), ...recheckReasons(record.recheck), ...pairReasons(weighed)];
  if (isOverCap(weighed)) reasons.push({ code: 'over_cap', ...firstOther(weighed) });
  if (unproven.includes(record.pc)) reasons.push({ code: 'former_unproven' });
  if (!record.hasReview) reasons.push({ code: 'no_second_person' });
  if (reasons.length === 0) return { hash, verdict: 'accepted' };
  return { hash, verdict: 'held', reasons: reasons.slice(0, MOST_REASONS), differences: differencesOf(record.recheck) };
}

/**
 * What the county says when it looks again at a held record whose pack has come: what else it was held for stays, and what only the pack
 * shows is added.
 */
export function judgeAgain(
  weighed: Pick<WeighedRecord, 'record' | 'uses' | 'others'>,
  before: readonly Reason[],
): LaterVerdict {
  const { hash, recheck } = weighed.record;
  const kept = before.filter(({ code }) => code !== 'no_pack');
  const reasons = [...recheckReasons(recheck), ...kept];
  const isKnown = kept.some(({ code }) => code === 'over_cap');
  if (!isKnown && isOverCap({ ...weighed, isLive: true })) reasons.push({ code: 'over_cap', ...firstOther(weighed) });
  if (reasons.length === 0) return { hash, verdict: 'accepted' };
  return { hash, verdict: 'held', reasons: reasons.slice(0, MOST_REASONS), differences: differencesOf(recheck) };
}

function relationReasons({ relation }: WeighedRecord): Reason[] {
  switch (relation.is) {
    case 'new':
      return [];
    case 'later':
      return relation.than.isPaid ? [{ code: 'paid_already', other: otherOf(relation.than) }] : [];
    case 'again':
      return [{ code: 'older_revision', other: otherOf(relation.of) }];
    case 'older':
      return [{ code: 'older_revision', other: otherOf(relation.than) }];
    default:
      return assertNever(relation);
  }
}

function recheckReasons(recheck: Recheck | null): readonly Reason[] {
  // A batch is only judged after it was settled again.
  if (recheck === null) throw new TypeError('A record that was not settled again cannot be judged');
  switch (recheck.verdict) {
    case 'same':
      return [];
    case 'differs':
      return [{ code: 'amount_differs' }];
    case 'refused':
      return [{ code: 'input_refused' }];
    case 'no_pack':
      return [{ code: 'no_pack' }];
    default:
      return assertNever(recheck);
  }
}

const pairReasons = ({ pairs }: WeighedRecord): readonly Reason[] =>
  pairs.map(({ kind, visit, other }) => ({ code: kind, visit, other: otherOf(other) }));

/** Whether the person's applications of all townships together take more from a cap than there is. */
function isOverCap({
  record,
  uses,
  others,
  isLive,
}: Pick<WeighedRecord, 'record' | 'uses' | 'others' | 'isLive'>): boolean {
  if (!isLive || others.length === 0) return false;
  const all = [uses, ...others.map((other) => other.uses)].flat();
  return record.caps.some(({ year, funds, capFen }) => {
    const used = all.reduce((sum, use) => sum + (use.year === year && funds.includes(use.fund) ? use.fen : 0), 0);
    return used > capFen;
  });
}

const firstOther = ({ record, others }: Pick<WeighedRecord, 'record' | 'others'>): { readonly other?: OtherRecord } => {
  const other = others.find(({ pc }) => pc !== record.pc) ?? others[0];
  return other === undefined ? {} : { other: otherOf(other) };
};

const differencesOf = (recheck: Recheck | null): Held['differences'] =>
  recheck?.verdict !== 'differs'
    ? []
    : recheck.differences.slice(0, MAX_DIFFERENCES).map(({ path, declared, again }) => ({
        path: cut(path, MOST_PATH),
        declared: declared === null ? null : cut(declared, MOST_VALUE),
        again: again === null ? null : cut(again, MOST_VALUE),
      }));

/** Never through the middle of a character: no reader takes half of one. */
const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '');

/** What a receipt says beside its records. */
const HEAD_BYTES = 16 * 1024;

/** What the case comes to; where only steps differ, the first of them. */
function shortest(differences: Held['differences']): Held['differences'] {
  const whole = differences.filter(isOfWhole);
  return whole.length === 0 ? differences.slice(0, 1) : whole;
}

/** Each says less than the one before, and all of them name every kind of reason. */
const SHORTENINGS: readonly ((held: Held) => Held)[] = [
  (held) => held,
  (held) => ({ ...held, differences: held.differences.slice(0, 5) }),
  (held) => ({ ...held, reasons: oneOfEach(held.reasons), differences: shortest(held.differences) }),
  (held) => ({ ...held, reasons: oneOfEach(held.reasons).map(({ code }) => ({ code })), differences: [] }),
];

/** Verdicts that fit a receipt any reader takes: where thousands of records are held, each says less about why. */
export function fitVerdicts(records: readonly RecordVerdict[]): RecordVerdict[] {
  let fitted = [...records];
  // Only what is held can be said in fewer words.
  if (!records.some(({ verdict }) => verdict === 'held')) return fitted;
  for (const shorten of SHORTENINGS) {
    fitted = records.map((record) => (record.verdict === 'held' ? shorten(record) : record));
    if (Buffer.byteLength(canonicalJson(fitted)) <= MAX_RECEIPT_BYTES - HEAD_BYTES) break;
  }
  return fitted;
}

const oneOfEach = (reasons: Held['reasons']): Held['reasons'] =>
  reasons.filter(({ code }, at) => reasons.findIndex((other) => other.code === code) === at);
