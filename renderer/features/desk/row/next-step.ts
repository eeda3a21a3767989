import type { DeskRow } from '#shared/contract/case/application.ts';
import { NEXT_ACTIONS } from '#shared/domain/application-status.ts';
import type { Role } from '#shared/domain/role.ts';
import { WORDS } from '../../../text/words.ts';

/** Where the step is taken: on the application, at its settlement, among the public notices or the batches. */
export type NextPlace = 'application' | 'settlement' | 'notices' | 'batches';

/**
 * What comes next for a row: something this user can do now (`place`), something they wait for (`place` null, said in
 * words), or nothing any more (null). `said`: the whole of it where the word is short for the column.
 */
export type NextStep = {
  readonly word: string;
  readonly place: NextPlace | null;
  readonly isUrgent?: boolean;
  readonly said?: string;
};

/** What is known beside the row. */
export type NextFacts = {
  readonly roles: readonly Role[];
  /** Ids of what waits for a review that this user may do. */
  readonly mayReview: ReadonlySet<string>;
  /** Ids of what other cases have moved. */
  readonly outdated: ReadonlySet<string>;
};

/** Who may decide is said on the page of the notices. */
const OBJECTED = '处理异议：复核员认定以前不能封批';

/** The next step of a row for whoever is logged in. */
export function nextStep(
  { id, status, county, notice, openComments }: Pick<DeskRow, 'id' | 'status' | 'county' | 'notice' | 'openComments'>,
  facts: NextFacts,
): NextStep | null {
  const isClerk = facts.roles.includes('clerk');
  const wait = (): NextStep => ({ word: NEXT_ACTIONS[status] ?? '', place: null });
  const ifClerk = (word: string, place: NextPlace): NextStep => (isClerk ? { word, place } : wait());
  if (facts.outdated.has(id)) return { word: WORDS.settleAgain, place: 'settlement', isUrgent: true };
  switch (status) {
    case 'draft':
      if (openComments !== undefined) {
        const waits = `有 ${openComments} 条复核意见待答复`;
        return isClerk
          ? { word: '答复意见', said: `答复意见：${waits}`, place: 'application', isUrgent: true }
          : { word: waits, place: null };
      }
      return ifClerk('继续填写', 'application');
    case 'accepted':
      return ifClerk('确认测算', 'settlement');
    case 'correcting':
      return ifClerk('登记补齐', 'application');
    case 'settled':
      return facts.mayReview.has(id) ? { word: '复核', place: 'settlement' } : { word: '等另一人复核', place: null };
    case 'reviewed':
    case 'noticing':
      if (notice === 'objected') return { word: '处理异议', said: OBJECTED, place: 'notices', isUrgent: true };
      if (notice === 'running')
        return { word: '看公示', said: `看公示：${NEXT_ACTIONS.noticing ?? ''}`, place: 'notices' };
      return notice === 'asked' ? ifClerk('去公示', 'notices') : ifClerk('去封批', 'batches');
    case 'sealed':
      if (county === 'returned' && isClerk) return { word: '按县级意见更正', place: 'application', isUrgent: true };
      return { word: '看批次', place: 'batches' };
    case 'refusing':
      return facts.roles.includes('reviewer') ? { word: '核对并确认', place: 'application' } : wait();
    default:
      // What is waited for is said in the words of its state; nothing is left to do where there are none.
      return NEXT_ACTIONS[status] === null ? null : wait();
  }
}
