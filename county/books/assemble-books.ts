import type { PolicyKey, PolicyPack } from '#rules';
import type { Database } from '../db/database.ts';
import type { Preparer } from '../decide/preparer.ts';
import { readReceipt } from '../decide/read-receipt.ts';
import { takeAll, takeWithParked } from '../decide/take-all.ts';
import type { Taking } from '../decide/take-batch.ts';
import { underWay } from '../decide/under-way.ts';
import { openRecord } from '../intake/open-record.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import { papersOver } from '../papers/papers-over.ts';
import { readPackFile } from '../publish/pack-file.ts';
import { seenPacks } from '../publish/published-packs.ts';
import { recheckHeld } from '../recheck/held-records.ts';
import type { CountySeal } from '../seal/county-seal.ts';
import type { Spool } from '../spool/spool.ts';
import type { Books } from './books.ts';
import { type Booked, refuse } from './books-refusal.ts';
import { changeKey } from './commands/change-key.ts';
import { settleAside } from './commands/settle-aside.ts';
import { backedUp, backupMark, raiseEpoch } from './commands/county-wide.ts';
import { decideRecord } from './commands/decide-record.ts';
import type { Commanding } from './commands/desk-facts.ts';
import { enrol, makeCode, revoke } from './commands/enrolment.ts';
import { noteAccounts, noteExport, noteLook } from './commands/notes.ts';
import { enterPaid } from './commands/restored/enter-paid.ts';
import { pay, voidPayment } from './commands/pay.ts';
import { publishAlso } from './commands/publishing/send-also.ts';
import { changeUser, makeUser, readUsers } from './commands/people.ts';
import { nameTownships } from './commands/townships.ts';
import { publishLedger, publishPack, publishRoster, type Publishing } from './commands/publish.ts';
import type { FoldContext } from './fold/fold-context.ts';
import { openFolderJournal } from './journal/folder-journal.ts';
import type { Journal } from './journal/journal.ts';
import { isBooked } from './keep/is-booked.ts';
import { NoEventError, openKeeper } from './keep/keeper.ts';
import { noteSeen, readOutrun } from './keep/outrun.ts';
import { deviceOf, readDevice, readDevices } from './keep/read-device.ts';
import { checkDataKey, laterKeys, presentKey } from './keep/present-key.ts';
import { noteFetched, readFeed, readProgress } from './keep/read-progress.ts';
import { readWaiting } from './keep/read-waiting.ts';
import { makeQueries } from './queries/make-queries.ts';

/** What holds the truth and the tables, and how both are let go. */
export type Place = { readonly database: Database; readonly journal: Journal; readonly close: () => Promise<void> };

/** What the books are put together from. */
export type BooksParts = {
  readonly county: { readonly code: string; readonly name: string };
  readonly secret: CountySecret;
  readonly seal: CountySeal;
  readonly spool: Spool;
  readonly packs: () => ReadonlyMap<string, PolicyPack>;
  /** Looks for packs that were published since, also on another node. */
  readonly refreshPacks?: () => Promise<void>;
  readonly policyKey?: PolicyKey | null;
  readonly now: () => string;
  readonly newId: () => string;
  readonly place: Place;
  readonly preparer: Preparer;
  readonly stored: FoldContext['stored'];
};

/** Puts the books over an opened place and brings the tables up to the journal. Closes the place when that fails. */
export async function assembleBooks(parts: BooksParts): Promise<Books> {
  const { county, seal, spool, packs, now, newId, place, preparer, stored, policyKey = null } = parts;
  const refreshPacks = parts.refreshPacks ?? (() => Promise.resolve());
  const { code } = county;
  const { database } = place;
  const keeper = openKeeper(code, database, place.journal, seal, stored);
  let secret: CountySecret;
  try {
    await checkDataKey(database, place.journal, seal);
    await keeper.catchUp();
    secret = await presentKey(database, code, parts.secret);
    await refreshPacks();
  } catch (error) {
    await place.close();
    throw error;
  }
  const taking: Taking = {
    county: code,
    keeper,
    spool,
    secret,
    preparer,
    now,
    newId,
    underWay: underWay(),
    refreshPacks,
  };
  const commanding: Commanding = { county: code, countyName: county.name, keeper, secret, now, newId };
  const publishing: Publishing = { ...commanding, seal, policyKey };
  const recheck = async (): Promise<number> => {
    await refreshPacks();
    return recheckHeld(taking);
  };
  const users = () => readUsers(database, code, seal);
  return {
    county: code,
    secret,
    laterKeys: (keyId) => laterKeys(database, code, keyId),
    ready: async () => {
      const { n, hash } = await keeper.journalHead();
      return { events: n, head: hash, epoch: await keeper.epoch() };
    },
    makeCode: asked(makeCode(commanding)),
    enrol: asked(enrol({ ...commanding, seal })),
    revoke: asked(revoke(commanding)),
    device: async (device) => {
      const known = await readDevice(database, code, device);
      return known === null ? null : deviceOf(known);
    },
    devices: async () => (await readDevices(database, code)).map(deviceOf),
    progress: (device) => readProgress(database, code, device),
    takeBatch: (key) => takeWithParked(taking, key),
    takeAll: () => takeAll(taking),
    waiting: (key) => readWaiting(database, code, spool, key),
    receipt: (key) => readReceipt(database, code, key),
    feed: (device, after, most) =>
      readFeed(
        database,
        {
          county: code,
          seal,
        },
        device,
        after,
        most,
      ),
    copyJournal: async (folder) => {
      const to = await openFolderJournal(folder);
      try {
        return (await keeper.copyJournal(to)).n;
      } finally {
        await to.close();
      }
    },
    backupMark: backupMark(commanding),
    backedUp: backedUp(commanding),
    changeKey: asked(changeKey(commanding)),
    settleAside: asked(settleAside(commanding, spool, isBooked)),
    raiseEpoch: raiseEpoch(commanding),
    makeUser: asked(makeUser(commanding)),
    changeUser: asked(changeUser(commanding)),
    nameTownships: asked(nameTownships(commanding)),
    users,
    user: async (user) => (await users()).find((one) => one.user === user) ?? null,
    decide: asked(decideRecord(commanding)),
    pay: asked(pay(commanding)),
    enterPaid: asked(enterPaid(commanding)),
    voidPayment: asked(voidPayment(commanding)),
    publishRoster: asked(publishRoster(publishing)),
    readPack: async (bytes) => readPackFile(bytes, policyKey, await seenPacks(database, code)),
    publishAlso: asked(publishAlso(commanding)),
    publishPack: asked(publishPack(publishing, recheck)),
    recheckHeld: recheck,
    publishLedger: asked(publishLedger(publishing)),
    noteFetched: (device, epoch, n) => noteFetched(database, code, now(), { device, epoch, n }),
    noteSeen: noteSeen(commanding),
    outrun: () => readOutrun(database, code),
    noteLook: noteLook(commanding),
    noteAccounts: noteAccounts(commanding),
    noteExport: noteExport(commanding),
    papersOver: (papers) => papersOver({ county: code, keeper, spool: papers, secret, seal, now, newId }),
    queries: makeQueries(
      {
        county: code,
        connection: database,
        seal,
        content: async (key, at) => {
          const bytes = await spool.read(key);
          return bytes === null ? null : openRecord(bytes, key.hash, at, secret);
        },
      },
      packs,
    ),
    mend: keeper.mend,
    rebuild: keeper.rebuild,
    verify: async () => {
      const { n, hash } = await keeper.verify();
      return {
        events: n,
        head: hash,
      };
    },
    close: async () => {
      await preparer.close();
      await place.close();
    },
  };
}

/** What people wrote and no event can hold (too long, for one) is refused; nothing changed. */
function asked<A extends readonly unknown[], T>(
  command: (...given: A) => Promise<Booked<T>>,
): (...given: A) => Promise<Booked<T>> {
  return async (...given) => {
    try {
      return await command(...given);
    } catch (error) {
      if (error instanceof NoEventError) return refuse('bad_input', { what: error.path });
      throw error;
    }
  };
}
