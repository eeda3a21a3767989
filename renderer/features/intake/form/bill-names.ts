import type { ApplicationForm } from '#shared/domain/application-form.ts';
import type { SettlementView } from '#shared/contract/assessment.ts';

/** How a bill line is called outside the grid: its row and hospital; a bill of an earlier application by its dates. */
export function billName(key: string, form: ApplicationForm, settlement: SettlementView | null): string {
  const index = form.visits.findIndex((visit) => visit.key === key);
  const visit = form.visits[index];
  if (visit !== undefined) return `第 ${index + 1} 行${visit.hospital === '' ? '' : `　${visit.hospital}`}`;
  const earlier = settlement?.visits.find((settled) => settled.visit === key);
  return earlier === undefined ? key : `此前申请　${earlier.hospital}　${earlier.from} 至 ${earlier.to}`;
}
