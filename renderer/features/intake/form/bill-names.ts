import type { ApplicationForm } from '#shared/domain/application-form.ts';
import type { SettlementView } from '#shared/contract/case/assessment.ts';

/** How a bill line is called outside the grid: its row and hospital; a bill of another application by its dates. */
export function billName(key: string, form: ApplicationForm, settlement: SettlementView | null): string {
  const index = form.visits.findIndex((visit) => visit.key === key);
  const visit = form.visits[index];
  if (visit !== undefined) return `第 ${index + 1} 行${visit.hospital === '' ? '' : `　${visit.hospital}`}`;
  const other = settlement?.visits.find((settled) => settled.visit === key);
  return other === undefined ? key : `本年其他申请　${other.hospital}　${other.from} 至 ${other.to}`;
}
