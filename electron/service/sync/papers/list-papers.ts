import { setImmediate } from 'node:timers/promises';
import { materialName } from '#shared/domain/material/material-name.ts';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import type { PapersSending } from '../../../store/records/papers-record.ts';
import type { BatchSummary } from '../../../store/records/batch-record.ts';
import { StoreError } from '../../../store/store-error.ts';
import { caseVisitId } from '../../assess/case-visit.ts';
import type { Open } from '../../session/session-state.ts';
import { planParts, type SizedSource } from './plan-parts.ts';

/** A batch that was sealed longer ago when its papers are first listed was sealed before papers were ever sent. */
const LONG_AGO_MS = 7 * 24 * 3_600_000;

/** The batches of this PC whose papers nobody has listed yet, oldest first. */
export function unlistedBatches({ store }: Pick<Open, 'store'>): readonly BatchSummary[] {
  const plans = store.papers.plans();
  return store.batches
    .list()
    .filter(({ id }) => (plans.get(id)?.parts ?? null) === null)
    .toReversed();
}

/**
 * Lists the papers of every batch that has none listed yet, a case at a time beside the work. What was attached or printed after the
 * sealing does not belong to the batch; a batch with a damaged record is left for later. `open` throws when the session has ended.
 */
export async function listPapers(open: () => Open, now: string): Promise<void> {
  for (const batch of unlistedBatches(open())) {
    const sources = await sourcesOf(open, batch);
    if (sources === null) continue;
    const { store, actor } = open();
    const isOld = Date.parse(now) - Date.parse(batch.sealedAt) > LONG_AGO_MS;
    const sending: PapersSending = isOld ? 'asked' : 'auto';
    store.papers.list(actor, batch.id, planParts(sources), sending);
  }
}

/** The papers of a batch in order; null: a record of it is damaged. None of a batch that another PC sealed. */
async function sourcesOf(open: () => Open, batch: BatchSummary): Promise<readonly SizedSource[] | null> {
  const { device } = batchHeaderSchema.parse(JSON.parse(batch.headerJson));
  // Of the PC that this data was moved from: the county counts those apart, and knows them by its key.
  if (device !== open().vault.deviceId) return [];
  const applications = open().store.batches.get(batch.id)?.applications ?? [];
  const sources: SizedSource[] = [];
  for (const target of applications) {
    try {
      const found = papersOfCase(open(), target, batch.sealedAt);
      if (found === null) return null;
      sources.push(...found);
    } catch (thrown) {
      if (thrown instanceof StoreError && thrown.error.code === 'ROW_TAMPERED') return null;
      throw thrown;
    }
    await setImmediate();
  }
  return sources;
}

type Target = { readonly id: string; readonly revision: number };

/** The papers of a case; null: one of its scans is damaged in the records, where every other list leaves it out. */
function papersOfCase({ store }: Open, { id, revision }: Target, sealedAt: string): readonly SizedSource[] | null {
  const number = store.applications.get(id)?.number ?? null;
  if (number === null) return [];
  const printed = store.prints
    .of(id)
    .filter((print) => !print.isDraft && print.revision === revision && print.madeAt <= sealedAt)
    .map((print): SizedSource => {
      const { kind: paper, title, sha256 } = print;
      return {
        from: 'print',
        id: print.id,
        size: store.papers.printSize(print.id),
        paper: { what: 'printed', number, revision, paper, title: title.slice(0, 200), sha256 },
      };
    });
  const scans = store.attachments
    .of(id)
    .filter((scan) => !scan.isRemoved && scan.addedAt <= sealedAt)
    .map((scan): SizedSource => {
      const { line, visit, name, turn, addedAt, sha256, size } = scan;
      return {
        from: 'attachment',
        id: scan.id,
        size,
        paper: {
          what: 'scan',
          number,
          revision,
          line,
          label: materialName(line),
          ...(visit === '' ? {} : { visit: caseVisitId(id, visit) }),
          name: name.slice(0, 200),
          turn,
          addedAt,
          sha256,
        },
      };
    });
  return hasDamagedScan(store, number) ? null : [...printed, ...scans];
}

/** As far as what is left of a damaged row says whose it is. */
const hasDamagedScan = (store: Open['store'], number: string): boolean =>
  store.damaged().some((row) => row.table === 'attachment' && store.nameDamaged(row).number === number);
