import { NO_FEN, type Fen } from '#shared/fen.ts';
import type { CaseStatus } from '#shared/settlement/vocabulary.ts';
import { atLeastZero, minus } from '../money.ts';
import type { CaseFacts } from './case-facts.ts';

/** The year as a whole against what was already paid (contract 3): never a negative payment, always a recovery. */
export type TrueUp = {
  readonly status: CaseStatus;
  readonly aidTotal: Fen;
  /** What of it the policy pays only at year end. */
  readonly deferred: Fen;
  readonly aidPaid: Fen;
  readonly payable: Fen;
  readonly recover: Fen;
};

/**
 * payable = max(0, T − deferred − Σ aidPaid), recover = max(0, Σ aidPaid − T); both zero while a visit is undecided.
 */
export function trueUpOf(facts: CaseFacts, status: CaseStatus, aidTotal: Fen, deferred: Fen): TrueUp {
  const difference = status === 'undecided' ? NO_FEN : minus(aidTotal, facts.aidPaid);
  const due = status === 'undecided' ? NO_FEN : minus(difference, deferred);
  return {
    status,
    aidTotal,
    deferred,
    aidPaid: facts.aidPaid,
    payable: atLeastZero(due),
    recover: atLeastZero(minus(NO_FEN, difference)),
  };
}
