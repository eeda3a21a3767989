import { useIntake } from '../state/use-intake.ts';
import { countResults } from './check-groups.ts';

/** The conditions in one line, for the folded section. */
export function CheckSummary() {
  const eligibility = useIntake((state) => state.assessment?.eligibility ?? null);
  if (eligibility === null || eligibility.length === 0) return null;
  const { pass, fail, unknown } = countResults(eligibility);
  const parts = [
    pass > 0 ? `${pass} 项符合` : '',
    fail > 0 ? `${fail} 项不符合` : '',
    unknown > 0 ? `${unknown} 项待查` : '',
  ];
  return <>{parts.filter((part) => part !== '').join('，')}</>;
}
