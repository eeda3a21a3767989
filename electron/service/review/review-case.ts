import { z } from 'zod';
import { eligibilityLine, settlementView } from '#shared/contract/case/assessment.ts';
import type { EarlierSettlement, ReviewCase } from '#shared/contract/case/review.ts';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import { isSettledBy } from '../../store/applications/review/review.ts';
import type { ApplicationRecord, SettlementRecord } from '../../store/records.ts';
import type { Actor } from '../../store/store-env.ts';
import type { Store } from '../../store/store.ts';
import { applicationDetail } from '../application/application-rows.ts';
import { recentMerges } from '../people/recent-merges.ts';
import { commentView } from './comment-views.ts';

const eligibilityLines = z.array(eligibilityLine);

/** The first settlement and the one before the present; a case that came back and is a draft again has no present one. */
function earlierOf(store: Store, { id }: ApplicationRecord): EarlierSettlement[] {
  const present = store.settlements.of(id);
  const before = store.settlements.everyOf(id).filter((settlement) => settlement.id !== present?.id);
  const [first, last] = [before[0], before.at(-1)];
  const view = (settlement: SettlementRecord): EarlierSettlement => ({
    settledAt: settlement.settledAt,
    settledBy: settlement.settledBy,
    isFirst: settlement === first,
    isLast: settlement === last,
    form: store.applications.formAt(id, settlement.applicationRevision),
    settlement: { ...settlementView.parse(JSON.parse(settlement.view)), trace: [] },
  });
  if (first === undefined || last === undefined) return [];
  return first === last ? [view(first)] : [view(first), view(last)];
}

/** Everything 复核 shows of one application. */
export function reviewCase(store: Store, actor: Actor, record: ApplicationRecord, asked: FormQuestions): ReviewCase {
  const settlement = store.settlements.of(record.id);
  const outcome = store.applications.outcome(record.id);
  return {
    detail: applicationDetail(store, record, asked),
    isOwn: settlement === null ? outcome?.by === actor.userName : isSettledBy(settlement, actor),
    eligibility: settlement === null ? [] : eligibilityLines.parse(JSON.parse(settlement.eligibility)),
    earlier: earlierOf(store, record),
    comments: store.reviews.comments(record.id).map(commentView),
    merges: record.personId === null ? [] : [...recentMerges(store, record.personId)],
  };
}
