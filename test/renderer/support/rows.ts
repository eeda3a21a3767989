import type { ApplicationRow } from '#shared/contract/case/application.ts';

/** A row of the desk with the given parts; the rest is that of an empty draft. */
export const row = (parts: Partial<ApplicationRow>): ApplicationRow => ({
  id: 'x',
  number: null,
  status: 'draft',
  revision: 1,
  personName: '',
  idNumberMasked: '',
  village: '',
  visitCount: 0,
  totalCost: null,
  payable: null,
  createdAt: '2023-06-15T09:00:00+08:00',
  updatedAt: '2023-06-15T09:00:00+08:00',
  acceptedOn: null,
  ...parts,
});
