import { type MaterialState, materialState } from '#shared/domain/material/material-state.ts';
import { listOf, members } from '../../read-json.ts';
import type { SealedTable } from '../../rows/sealed-table.ts';

export type MaterialRow = {
  readonly application_id: string;
  /** Revision of the application the checklist was saved with. */
  readonly application_revision: number;
  readonly saved_at: string;
};
export type MaterialContent = { readonly lines: readonly MaterialState[] };

/** What was handed in for an application: one row each. */
export const materialTable: SealedTable<MaterialRow, MaterialContent> = {
  name: 'material',
  label: '材料清单',
  columns: { application_id: true, application_revision: true, saved_at: true },
  read: (json) => ({ lines: listOf(members(json), 'lines', (line) => materialState.parse(line)) }),
  write: (content) => content,
};
