import { assertNever } from '#shared/result.ts';
import type { CountyEvent, EventOf } from '../events.ts';
import { aboutEvent, historySealPlace } from './event-about.ts';
import { foldKeyChanged } from './fold-key.ts';
import { activeDevices, foldBackedUp, foldCodeMade, foldEnrolled, foldOutrun, foldRevoked } from './fold-device.ts';
import { foldDecided, foldPaid, foldPaidBefore, foldVoided, nameOf } from './fold-money.ts';
import { foldLedgerForAll, foldPublished, foldPublishedAlso } from './fold-published.ts';
import { foldRechecked } from './fold-rechecked.ts';
import { foldTownshipsNamed } from './fold-township.ts';
import { foldPapers, foldPapersAgain, foldPapersAsked, foldPapersLost } from '../../papers/fold-papers.ts';
import { foldReceived, type WeighedBatch } from './fold-received.ts';
import type { FoldContext } from './fold-context.ts';
import { sealUserName } from './user-name.ts';

/** Raised when events come to other rows than before: tables of an older number are made anew. */
export const FOLD_VERSION = 10;

/** Applies one event to the tables. The same events and batches in the same order always give the same rows. */
export async function foldEvent(
  context: FoldContext,
  n: number,
  hash: string,
  event: CountyEvent,
  known?: WeighedBatch,
): Promise<void> {
  const { connection, county, seal } = context;
  const about = await aboutEvent(context, event);
  await apply(context, n, event, known);
  const { kind, at, by } = event;
  await connection.run(
    `with applied as (update head set applied = $2, hash = $7 where county = $1)
     insert into history (county, n, kind, at, who, sealed) values ($1, $2, $3, $4, $5, $6)`,
    [county, n, kind, at, by, seal.seal(historySealPlace(county, n), JSON.stringify(about)), hash],
  );
}

async function apply(context: FoldContext, n: number, event: CountyEvent, known?: WeighedBatch): Promise<void> {
  switch (event.kind) {
    case 'code-made':
      return foldCodeMade(context, event);
    case 'enrolled':
      return foldEnrolled(context, event);
    case 'revoked':
      return foldRevoked(context, event);
    case 'received':
      return foldReceived(context, n, event, known);
    case 'decided':
      return foldDecided(context, n, event);
    case 'paid':
      return foldPaid(context, n, event);
    case 'paid-before':
      return foldPaidBefore(context, n, event);
    case 'voided':
      return foldVoided(context, n, event);
    case 'published':
      return foldPublished(context, n, event, await activeDevices(context));
    case 'published-also':
      return foldPublishedAlso(context, event, await activeDevices(context));
    case 'ledger-for-all':
      return foldLedgerForAll(context, event);
    case 'rechecked':
      return foldRechecked(context, n, event);
    case 'quarantine-settled':
      return foldSettled(context, event);
    case 'key-changed':
      return foldKeyChanged(context, n, event, await activeDevices(context));
    case 'user-made':
    case 'user-changed':
      return foldUser(context, event);
    case 'epoch-raised':
      return foldEpoch(context, event);
    case 'outrun':
      return foldOutrun(context, event);
    case 'backed-up':
      return foldBackedUp(context, event);
    case 'alarmed':
      return foldAlarmed(context, n, event);
    case 'townships-named':
      return foldTownshipsNamed(context, event);
    case 'papers':
      return foldPapers(context, n, event);
    case 'papers-again':
      return foldPapersAgain(context, event);
    case 'papers-lost':
      return foldPapersLost(context, event);
    case 'papers-asked':
      return foldPapersAsked(context, n, event, await nameOf(context, event.by));
    case 'data-key-changed':
    case 'looked':
    case 'accounts-looked':
    case 'paper-looked':
    case 'exported':
      // Only the history tells of them.
      return;
    default:
      return assertNever(event);
  }
}

async function foldUser(
  { connection, county, seal }: FoldContext,
  { user, name, roles, password, active }: EventOf<'user-made' | 'user-changed'>,
): Promise<void> {
  await connection.run(
    `insert into console_user (county, username, sealed, roles, password, is_active) values ($1, $2, $3, $4, $5, $6)
      on conflict (county, username) do update set sealed = excluded.sealed, roles = excluded.roles,
        password = excluded.password, is_active = excluded.is_active`,
    [county, user, sealUserName(seal, county, user, name), JSON.stringify(roles), password, active],
  );
}

async function foldEpoch({ connection, county }: FoldContext, { epoch }: EventOf<'epoch-raised'>): Promise<void> {
  await connection.run('update head set epoch = $2 where county = $1', [county, epoch]);
}

async function foldAlarmed({ connection, county }: FoldContext, n: number, event: EventOf<'alarmed'>): Promise<void> {
  const { id, at, alarm, device, seq, hash, refusal } = event;
  await connection.run(
    `insert into alarm (county, n, id, at, alarm, device, seq, hash, refusal) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [county, n, id, at, alarm, device, seq, hash, refusal],
  );
}

/** People have seen to what the alarms on this batch were about; another one on it says so anew. */
async function foldSettled(
  { connection, county }: FoldContext,
  { at, device, seq, hash }: EventOf<'quarantine-settled'>,
): Promise<void> {
  await connection.run(
    `update alarm set settled = $5 where county = $1 and device = $2 and seq = $3 and hash = $4 and settled is null`,
    [county, device, seq, hash, at],
  );
}
