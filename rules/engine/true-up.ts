import { NO_FEN, type Fen } from '#shared/fen.ts';
import type { CaseStatus } from '#shared/settlement/vocabulary.ts';
import { atLeastZero, minus } from '../money.ts';
import type { CaseFacts } from './case-facts.ts';

/** The year as a whole against what was already paid (contract 3): never a negative payment, always a recovery. */
export type TrueUp = {
  readonly status: CaseStatus;
  readonly aidTotal: Fen;
  readonly aidPaid: Fen;
  readonly payable: Fen;
  readonly recover: Fen;
};

/** payable = max(0, T − Σ aidPaid), recover = max(0, Σ aidPaid − T); both zero while a visit is undecided. */
export function trueUpOf(facts: CaseFacts, status: CaseStatus, aidTotal: Fen): TrueUp {
  const difference = status === 'undecided' ? NO_FEN : minus(aidTotal, facts.aidPaid);
  return {
    status,
    aidTotal,
    aidPaid: facts.aidPaid,
    payable: atLeastZero(difference),
    recover: atLeastZero(minus(NO_FEN, difference)),
  };
}
