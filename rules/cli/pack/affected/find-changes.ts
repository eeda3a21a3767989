import type { Day } from '#shared/day.ts';
import { NO_FEN, yuanToFen, type Fen } from '#shared/fen.ts';
import type { Problem } from '#shared/settlement/problem.ts';
import type { CaseResult } from '#shared/settlement/result-file.ts';
import { settleUnder } from '../../../engine/settle-case.ts';
import { settingOf } from '../../../engine/settle-visits.ts';
import { minus } from '../../../money.ts';
import { findFundProblems } from '../../../packs/check-against-pack.ts';
import type { PolicyPack } from '../../../packs/policy-pack.ts';
import { checkCaseAt, type CaseEnvelope } from '../../cases/check-cases.ts';
import type { CaseSplit } from '../../cases/split-cases.ts';

/** A part of the cases of a file, and the two packs to hold them against. Plain data: it crosses to a thread. */
export type Comparison = {
  readonly bytes: SharedArrayBuffer;
  readonly split: CaseSplit;
  readonly envelope: CaseEnvelope;
  readonly past: PolicyPack;
  readonly draft: PolicyPack;
  readonly today: Day;
  readonly from: number;
  readonly to: number;
};
type Side = { readonly aid: Fen; readonly status: CaseResult['status'] };
/** A case whose aid or status would be another under the draft. */
export type Change = { readonly id: string; readonly before: Side; readonly after: Side; readonly growth: Fen };
/** `ids` are those of all cases of the part, in order. */
export type Changes = {
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
  readonly ids: readonly (string | null)[];
};

const sideOf = ({ total, status }: CaseResult): Side => ({ aid: yuanToFen(total.aidTotal), status });

/** Checks the cases of the part and settles each good one under both packs, in the order of the file. */
export function findChanges({ bytes, split, envelope, past, draft, today, from, to }: Comparison): Changes {
  const file = Buffer.from(bytes);
  const options = { local: envelope.local, closeYear: envelope.closeYear };
  const [pastSetting, draftSetting] = [settingOf(past, options), settingOf(draft, options)];
  const changes: Change[] = [];
  const problems: Problem[] = [];
  const ids: (string | null)[] = [];
  for (let place = from; place < to; place += 1) {
    const { id, checked } = checkCaseAt(file, split, place, today);
    ids.push(id);
    if (!checked.ok) {
      problems.push(...checked.problems);
      continue;
    }
    const { value } = checked;
    const unknown = [past, draft].flatMap((pack) => findFundProblems(pack, value, ['cases', place]));
    problems.push(...unknown);
    // Nothing is shown when anything is wrong with the file, so nothing more is settled then.
    if (problems.length > 0) continue;
    const before = sideOf(settleUnder(pastSetting, value, false));
    const after = sideOf(settleUnder(draftSetting, value, false));
    const growth = minus(after.aid, before.aid);
    if (growth !== NO_FEN || before.status !== after.status) changes.push({ id: value.id, before, after, growth });
  }
  return { changes, problems, ids };
}
