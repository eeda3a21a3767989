import type { ApplicationDetail } from '#shared/contract/case/application.ts';
import type { SettlementView } from '#shared/contract/case/assessment.ts';

/** A yearly limit as the newest confirmed application of that year left it; amounts in fen. */
export type KnownCap = {
  readonly year: number;
  readonly pool: string;
  readonly name: string;
  readonly cap: number;
  readonly left: number;
  readonly applicationNumber: string;
};

type MaybeConfirmed = Pick<ApplicationDetail, 'number' | 'history'> & {
  readonly settlement: Pick<SettlementView, 'caps'> | null;
};

const lastStep = ({ history }: MaybeConfirmed): string =>
  history
    .map(({ at }) => at)
    .toSorted()
    .at(-1) ?? '';

/** The limits of each year and pool, from whichever confirmed application moved last. */
export function capsOf(details: readonly MaybeConfirmed[]): readonly KnownCap[] {
  const known = new Map<string, KnownCap>();
  for (const detail of details.toSorted((a, b) => lastStep(a).localeCompare(lastStep(b)))) {
    for (const { year, pool, name, cap, left } of detail.settlement?.caps ?? [])
      if (cap !== null && left !== null)
        known.set(`${year} ${pool}`, { year, pool, name, cap, left, applicationNumber: detail.number ?? '' });
  }
  return [...known.values()];
}
