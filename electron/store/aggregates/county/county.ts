import { ok } from '#shared/result.ts';
import { applyFeed } from '../../county/apply-feed.ts';
import { bookReceipt } from '../../county/apply-receipt.ts';
import { correctReturned } from '../../county/correct-returned.ts';
import { readSeen, see } from '../../county/county-seen.ts';
import { keepDelivery } from '../../county/keep-delivery.ts';
import { sql } from '../../db/sql.ts';
import type { CaseCounts, ReceiptRecord } from '../../records/county-record.ts';
import { findRow, removeRow, replaceRow, selectRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import { deliveryTable, toDelivery } from '../../tables/county/batch-delivery.ts';
import { countyCaseTable, toCountyCase } from '../../tables/county/county-case.ts';
import { feedItemTable, toFeedItem } from '../../tables/county/feed-item.ts';
import { receiptTable } from '../../tables/county/receipt.ts';
import { idsAt, returnedIds, stagesOf } from './stages-of.ts';
import type { CountyStore } from './county-store.ts';

/** What the county said; every change one transaction. */
export function countyStore(context: StoreContext): CountyStore {
  const { env, writer } = context;
  const newestReceipt = (batchId: string) =>
    selectRows(context, receiptTable, sql`WHERE batch_id = ${batchId} ORDER BY county_epoch DESC LIMIT 1`)[0] ?? null;
  return {
    seen: () => readSeen(context),
    raiseEpoch: (actor, epoch) => {
      writer.write(actor, (write) => {
        if (epoch > readSeen(write).epoch) see(write, { epoch });
        return ok(undefined);
      });
    },
    receipts: () =>
      new Map(
        // In this order a later one takes the place of an earlier one.
        selectRows(context, receiptTable, sql`ORDER BY county_epoch`).map(({ row }): [string, ReceiptRecord] => [
          row.batch_id,
          {
            batchId: row.batch_id,
            epoch: row.county_epoch,
            receivedAt: row.received_at,
            appliedAt: row.applied_at,
          },
        ]),
      ),
    receiptFile: (batchId) => {
      const stored = newestReceipt(batchId);
      return stored === null ? null : Buffer.from(stored.content().file, 'base64url');
    },
    applyReceipt: (actor, receipt) => writer.write(actor, (write) => bookReceipt(write, env.newId, receipt)),
    applyFeed: (actor, feed) => applyFeed(context, actor, feed),
    deliveries: () =>
      new Map(selectRows(context, deliveryTable, sql``).map((stored) => [stored.id, toDelivery(stored)])),
    keepDelivery: (actor, delivery) => {
      writer.write(actor, (write) => {
        keepDelivery(write, delivery);
        write.record(
          delivery.state === 'delivered' ? 'sync.deliver' : 'sync.stop',
          delivery.batchId,
          delivery.code ?? '',
        );
        return ok(undefined);
      });
    },
    retry: (actor, batchId) => {
      writer.write(actor, (write) => {
        if (findRow(write, deliveryTable, batchId) !== null) removeRow(write, deliveryTable, batchId);
        write.record('sync.retry', batchId);
        return ok(undefined);
      });
    },
    stagesOf: (applicationIds) => stagesOf(context, applicationIds),
    idsAt: (stage) => idsAt(context, stage),
    counts: () =>
      new Map(
        context.db
          .all(
            sql`SELECT batch_id,
              count(*) FILTER (WHERE verdict = 'held' AND decision IS NULL) AS held,
              count(*) FILTER (WHERE decision = 'returned' AND EXISTS (
                SELECT 1 FROM application AS a
                WHERE a.id = county_case.application_id AND a.batch_id = county_case.batch_id
              )) AS returned,
              count(*) FILTER (WHERE decision IN ('approved', 'partly')) AS approved,
              count(*) FILTER (WHERE paid > 0) AS paid
            FROM county_case GROUP BY batch_id`,
          )
          .map((row): [string, CaseCounts] => [
            String(row['batch_id']),
            {
              held: Number(row['held']),
              returned: Number(row['returned']),
              approved: Number(row['approved']),
              paid: Number(row['paid']),
            },
          ]),
      ),
    casesOf: (batchId) =>
      selectRows(context, countyCaseTable, sql`WHERE batch_id = ${batchId} ORDER BY rowid`).map(toCountyCase),
    casesOfApplication: (applicationId) =>
      selectRows(
        context,
        countyCaseTable,
        sql`WHERE application_id = ${applicationId} ORDER BY application_revision DESC`,
      ).map(toCountyCase),
    returned: () =>
      selectRows(
        context,
        countyCaseTable,
        sql`WHERE decision = 'returned' AND EXISTS (
          SELECT 1 FROM application WHERE application.id = county_case.application_id
            AND application.status = 'sealed' AND application.batch_id = county_case.batch_id
        ) ORDER BY changed_at`,
      ).map(toCountyCase),
    returnedIds: () => returnedIds(context),
    openItems: () =>
      selectRows(context, feedItemTable, sql`WHERE state IN ('open', 'refused') ORDER BY applied_at, rowid`).map(
        toFeedItem,
      ),
    revocations: (device) =>
      selectRows(context, feedItemTable, sql`WHERE kind = 'revoked' ORDER BY at DESC`)
        .map((stored) => stored.content().item)
        .flatMap((item) => (item.kind === 'revoked' && item.device === device ? [item] : []))
        .map(({ at, reason }) => ({ at, reason })),
    item: (id) => {
      const stored = findRow(context, feedItemTable, id);
      return stored === null ? null : toFeedItem(stored);
    },
    settleItem: (actor, id) => {
      writer.write(actor, (write) => {
        const stored = findRow(write, feedItemTable, id);
        if (stored === null) return ok(undefined);
        const key = { id, revision: stored.revision + 1 };
        replaceRow(write, feedItemTable, key, { ...stored.row, state: 'done' }, stored.content());
        write.record('sync.settle', id, stored.row.kind);
        return ok(undefined);
      });
    },
    correct: (actor, id, revision, standing, comments) => {
      const corrected = correctReturned(context, actor, { id, revision }, standing, comments);
      if (corrected.ok) writer.checkpoint();
      return corrected.ok ? ok({ id }) : corrected;
    },
  };
}
