import type { PrintFilter, PrintLogRow } from '#shared/contract/case/paper.ts';
import { printRow } from '../application/application-rows.ts';
import type { PrintRecord } from '../../store/records/print-record.ts';
import type { Store } from '../../store/store.ts';

/** The how manieth of this paper a print is; 0 for a draft. */
function copyOf(print: PrintRecord, others: readonly PrintRecord[]): number {
  if (print.isDraft) return 0;
  const same = others.filter(
    (other) => !other.isDraft && other.kind === print.kind && other.revision === print.revision,
  );
  return same.findIndex(({ id }) => id === print.id) + 1;
}

/** What was printed and is looked for, newest first: `most` after the first `from`. */
export function printLog(
  store: Store,
  { kind, from, to, userName, number }: PrintFilter,
  skipped: number,
  most: number,
): { readonly rows: readonly PrintLogRow[]; readonly total: number } {
  const { rows, total } = store.prints.printed({ kind, from, to, madeBy: userName, number }, skipped, most);
  return { rows: rows.map((print) => logRow(store, print)), total };
}

function logRow(store: Store, print: PrintRecord): PrintLogRow {
  const { applicationId } = print;
  const row = { print: printRow(print), applicationId };
  if (applicationId === null) {
    return { ...row, about: print.about, personName: '', copy: copyOf(print, store.prints.ofList(print.about)) };
  }
  const record = store.applications.get(applicationId);
  return {
    ...row,
    about: record?.number ?? '',
    personName: record?.form.person.name.trim() ?? '',
    copy: copyOf(print, store.prints.of(applicationId)),
  };
}
