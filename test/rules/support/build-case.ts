import type { AidCase, AidIdentity, AidVisit, AidVisitAmounts } from '#shared/settlement/case-file.ts';
import type { CategoryId } from '#shared/settlement/category.ts';

/** An identity in force for as long as any test asks. */
export const identity = (category: CategoryId, from = '2020-01-01', to: string | null = null): AidIdentity => ({
  category,
  from,
  to,
});

const NO_AMOUNTS: AidVisitAmounts = {
  total: '0.00',
  ownExpense: '0.00',
  overLimit: '0.00',
  firstPay: '0.00',
  inScope: '0.00',
  basic: '0.00',
  seriousIllness: '0.00',
  supplement: '0.00',
  other: '0.00',
};

/** Amounts of a bill that is all burden. */
export const burdenOf = (burden: string): AidVisitAmounts => ({ ...NO_AMOUNTS, total: burden, inScope: burden });

/** A local inpatient stay that leaves 1,000.00 yuan, with what the test changes. */
export const visit = (changes: Partial<AidVisit> = {}): AidVisit => ({
  id: 'v1',
  kind: 'inpatient',
  from: '2023-05-01',
  to: '2023-05-10',
  hospital: { level: 2, designated: true, area: 'local' },
  layers: 'given',
  amounts: burdenOf('1000.00'),
  ...changes,
});

/** A resident's case with one stay, with what the test changes. */
export const aidCase = (changes: Partial<AidCase> = {}): AidCase => ({
  id: 'c1',
  person: { insurance: 'resident', identities: [identity('dibao')] },
  applicationDate: '2023-12-01',
  visits: [visit()],
  ...changes,
});
