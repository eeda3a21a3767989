import type { SyncState } from '#shared/contract/sync.ts';
import type { Open } from '../session/session-state.ts';
import { batchWay, isReceived } from './batch-stages.ts';
import { readCertificate, readLine } from './line/county-line.ts';
import { readEnrolment } from './line/enrolment.ts';
import { revokedSince } from './line/revoked.ts';
import type { SyncNotes } from './sync-desk.ts';

/** How this PC stands with its county: what waits, when it was last heard of, what is wrong. */
export function syncState(open: Open, notes: SyncNotes, now: string): SyncState {
  const { store } = open;
  const line = readLine(store);
  const certificate = line?.ca === null || line === null ? null : readCertificate(line.ca);
  const enrolled = readEnrolment(open);
  const way = batchWay(store, null);
  const batches = store.batches.list();
  const waiting = batches.filter(({ id }) => !isReceived(id, way));
  const receiptsAt = [...way.receipts.values()].map(({ appliedAt }) => appliedAt).toSorted();
  const isReady = line !== null && enrolled !== null && open.readOnly === undefined && revokedSince(open) === null;
  return {
    line:
      line === null
        ? null
        : { address: line.address, certificate: certificate?.ok === true ? certificate.value : null },
    enrolment:
      enrolled === null
        ? null
        : {
            county: enrolled.county,
            countyName: enrolled.countyName,
            pc: enrolled.pc,
            enrolledAt: enrolled.enrolledAt,
          },
    progress: notes.progress,
    isBusy: notes.isBusy,
    now,
    lastContactAt: notes.lastContactAt,
    lastReceiptAt: receiptsAt.at(-1) ?? null,
    nextTryIn: isReady && !notes.isBusy ? notes.nextTryIn : null,
    trouble: notes.trouble,
    waiting: waiting.length,
    waitingSince: waiting.at(-1)?.sealedAt ?? null,
    returned: store.county.returned().length,
    clock: notes.farClock,
    openItems: store.county.openItems().length,
    revoked: revokedSince(open),
  };
}
