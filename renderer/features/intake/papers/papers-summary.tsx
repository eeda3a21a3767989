import { useIntake } from '../state/use-intake.ts';

/** The papers in one line, for the folded section. */
export function PapersSummary() {
  const count = useIntake((state) => state.detail.prints.length);
  return <>{count === 0 ? '还没有生成过文书' : `已生成 ${count} 份文书`}</>;
}
