import type { PrintLogRow } from '#shared/contract/case/paper.ts';
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

/** What was printed, newest first: `most` after the first `from`. */
export function printLog(store: Store, from: number, most: number): readonly PrintLogRow[] {
  return store.prints.newest(from, most).map((print) => {
    const { applicationId, about } = print;
    const others = applicationId === null ? store.prints.ofList(about) : store.prints.of(applicationId);
    const number = applicationId === null ? about : (store.applications.get(applicationId)?.number ?? '');
    return { print: printRow(print), applicationId, about: number, copy: copyOf(print, others) };
  });
}
