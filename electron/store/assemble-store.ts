import { applicationStore } from './aggregates/case/applications.ts';
import { attachmentStore } from './aggregates/attachment/attachments.ts';
import { materialStore } from './aggregates/attachment/materials.ts';
import { auditStore } from './aggregates/audit.ts';
import { clockStore } from './aggregates/clock.ts';
import { batchStore } from './aggregates/case/batches.ts';
import { billStore } from './aggregates/case/bills.ts';
import { countyLedgerStore } from './aggregates/county/county-ledger.ts';
import { countyStore } from './aggregates/county/county.ts';
import { papersStore } from './aggregates/county/papers.ts';
import { ledgerStore } from './aggregates/case/ledger.ts';
import { noticeStore } from './aggregates/case/notices/notices.ts';
import { packStore } from './aggregates/packs.ts';
import { peopleStore } from './aggregates/people/people.ts';
import { personStore } from './aggregates/case/persons.ts';
import { printStore } from './aggregates/case/prints.ts';
import { rosterStore } from './aggregates/roster/rosters.ts';
import { reviewStore } from './aggregates/case/reviews.ts';
import { localParameterStore, settingStore } from './aggregates/settings.ts';
import { searchableStore } from './aggregates/searchable.ts';
import { settlementStore } from './aggregates/case/settlements.ts';
import { userStore } from './aggregates/users.ts';
import { visitStore } from './aggregates/case/visits.ts';
import { databaseFacts } from './backup/database-facts.ts';
import { exemptionStore } from './exemptions/exemption-store.ts';
import { makeBackup } from './backup/make-backup.ts';
import { moveRows } from './rekey/move-rows.ts';
import { restoresOf } from './restore/restores.ts';
import { checkIndexes } from './damage/check-indexes.ts';
import { nameDamaged } from './damage/name-damaged.ts';
import type { StoreContext } from './store-context.ts';
import { applicationReader } from './tables/case/application.ts';
import type { Writer } from './audit/writer.ts';
import type { Database } from './db/database.ts';
import type { RowSealer } from './rows/row-sealer.ts';
import type { DamagedRow } from './damage/damaged-row.ts';
import type { Store } from './store.ts';
import type { StoreEnv } from './store-env.ts';
import type { Vault } from './vault/vault.ts';

/** What an open store is made of. */
export type StoreParts = {
  readonly env: StoreEnv;
  readonly vault: Vault;
  readonly sealer: RowSealer;
  readonly db: Database;
  readonly writer: Writer;
  /** Runs before the database is closed. */
  readonly onClose: () => void;
};

/** Puts the aggregates over an open database. */
export function assembleStore({ env, vault, sealer, db, writer, onClose }: StoreParts): Store {
  const damaged = new Map<string, DamagedRow>();
  const context: StoreContext = {
    env,
    vault,
    sealer,
    db,
    writer,
    damage: (row) => damaged.set(`${row.table}/${row.id}`, row),
  };
  const applications = applicationReader(context);
  return {
    close: () => {
      applications.forget();
      try {
        onClose();
      } finally {
        db.close();
      }
    },
    needsReopen: writer.isInDoubt,
    damaged: () => [...damaged.values()],
    nameDamaged: (row) => nameDamaged(context, row),
    checkIndexes: (only) => checkIndexes(db, only),
    setting: settingStore(context),
    users: userStore(context),
    localParameters: localParameterStore(context),
    applications: applicationStore(context, applications),
    persons: personStore(context, applications),
    people: peopleStore(context),
    visits: visitStore(context),
    bills: billStore(context, applications),
    settlements: settlementStore(context),
    reviews: reviewStore(context),
    exemptions: exemptionStore(context),
    notices: noticeStore(context),
    ledger: ledgerStore(context),
    prints: printStore(context),
    materials: materialStore(context),
    attachments: attachmentStore(context),
    batches: batchStore(context),
    county: countyStore(context),
    countyLedger: countyLedgerStore(context),
    papers: papersStore(context),
    packs: packStore(context),
    rosters: rosterStore(context),
    clock: clockStore(context),
    backup: {
      make: (order) => makeBackup({ env, vault, db }, order),
      mark: () => databaseFacts(db, sealer).head,
      restores: () => restoresOf(context),
    },
    rekey: { move: (actor, elapsedMs) => moveRows(context, actor, elapsedMs) },
    searchable: searchableStore(context),
    onWritten: writer.onWritten,
    audit: auditStore(context),
  };
}
