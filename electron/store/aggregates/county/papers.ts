import { statSync } from 'node:fs';
import { ok } from '#shared/result.ts';
import { changePlan, endWish, findPart, putPart } from '../../county/papers-said.ts';
import { sql } from '../../db/sql.ts';
import { attachmentPath } from '../../files/attachments.ts';
import type {
  PapersPartChange,
  PapersPartRecord,
  PapersPlanRecord,
  PapersSending,
  PaperSource,
  PlannedPart,
} from '../../records/papers-record.ts';
import { findRow, selectRows, selectSoundRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Actor } from '../../store-env.ts';
import { printTable } from '../../tables/case/print.ts';
import {
  type PapersPartRow,
  papersPartTable,
  papersPlanTable,
  toPapersPart,
  toPapersPlan,
} from '../../tables/county/papers.ts';

/** What an entry about papers is called. */
export type PapersStep = 'papers.make' | 'papers.send' | 'papers.export' | 'papers.stop' | 'papers.retry';

/** The papers of batches on their way to the county. Damaged rows are left out and named by `Store.damaged`: they stop no batch. */
export type PapersStore = {
  /** By batch; of none of which nothing is known yet. */
  readonly plans: () => ReadonlyMap<string, PapersPlanRecord>;
  /** In the order of their numbers; those of one batch or of all. */
  readonly parts: (batchId?: string) => readonly PapersPartRecord[];
  /** What belongs into a part. */
  readonly sources: (batchId: string, part: number) => readonly PaperSource[];
  /** Takes down in which parts the papers of a batch travel. Once listed they stay; a part that the county already named keeps its state. */
  readonly list: (actor: Actor, batchId: string, parts: readonly PlannedPart[], sending: PapersSending) => void;
  readonly change: (actor: Actor, step: PapersStep, batchId: string, part: number, change: PapersPartChange) => void;
  /** The clerk stops their sending (`held`), or wants it now; then what was stopped or lacked something is tried again. */
  readonly setSending: (actor: Actor, batchId: string, sending: 'now' | 'held') => void;
  /** Bytes of the sealed file of a print: about those of the paper. 0: it is gone. */
  readonly printSize: (printId: string) => number;
};

const rowOf = ({ state, epoch, hash, fileName, lacking, code }: PapersPartChange): Partial<PapersPartRow> => ({
  ...(state === undefined ? {} : { state }),
  ...(epoch === undefined ? {} : { county_epoch: epoch }),
  ...(hash === undefined ? {} : { hash }),
  ...(fileName === undefined ? {} : { file_name: fileName }),
  ...(lacking === undefined ? {} : { lacking }),
  ...(code === undefined ? {} : { code }),
});

export function papersStore(context: StoreContext): PapersStore {
  const { env, writer } = context;
  return {
    plans: () =>
      new Map(selectSoundRows(context, papersPlanTable, sql``, (stored) => [stored.id, toPapersPlan(stored)] as const)),
    parts: (batchId) =>
      selectSoundRows(
        context,
        papersPartTable,
        batchId === undefined ? sql`ORDER BY batch_id, part` : sql`WHERE batch_id = ${batchId} ORDER BY part`,
        toPapersPart,
      ),
    sources: (batchId, part) => findPart(context, batchId, part)?.content().sources ?? [],
    list: (actor, batchId, parts, sending) => {
      writer.write(actor, (write) => {
        const before = findRow(write, papersPlanTable, batchId)?.row;
        if ((before?.parts ?? null) !== null) return ok(undefined);
        for (const [at, { size, sources }] of parts.entries())
          putPart(write, env.newId, { batchId, part: at + 1 }, { size }, { sources });
        // What the clerk said first stands.
        const kept = before === undefined || before.sending === 'auto' ? sending : before.sending;
        changePlan(write, batchId, { parts: parts.length, sending: kept });
        endWish(write, batchId);
        const count = parts.reduce((sum, { sources }) => sum + sources.length, 0);
        write.record('papers.list', batchId, `${count} 件，分 ${parts.length} 份`);
        return ok(undefined);
      });
    },
    change: (actor, step, batchId, part, change) => {
      const { code, why } = change;
      writer.write(actor, (write) => {
        putPart(write, env.newId, { batchId, part }, rowOf(change), why === undefined ? {} : { why });
        write.record(step, batchId, `第 ${part} 份${code === undefined || code === null ? '' : ` ${code}`}`);
        return ok(undefined);
      });
    },
    setSending: (actor, batchId, sending) => {
      writer.write(actor, (write) => {
        changePlan(write, batchId, { sending });
        const parts = sending === 'held' ? [] : selectRows(write, papersPartTable, sql`WHERE batch_id = ${batchId}`);
        for (const { row } of parts) {
          // What one of its files lacks may be there again, out of a backup: it is made anew, and the county takes what is more.
          if (row.state !== 'stopped' && row.lacking === 0) continue;
          const anew = { state: 'waiting', hash: null, file_name: '', code: null } as const;
          putPart(write, env.newId, { batchId, part: row.part }, anew, { why: '' });
        }
        write.record(sending === 'held' ? 'papers.hold' : 'papers.resume', batchId);
        return ok(undefined);
      });
    },
    printSize: (printId) => {
      const file = findRow(context, printTable, printId)?.row.file_id;
      return file === undefined ? 0 : (statSync(attachmentPath(env, file), { throwIfNoEntry: false })?.size ?? 0);
    },
  };
}
