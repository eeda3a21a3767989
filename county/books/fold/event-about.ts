import { z } from 'zod';
import { assertNever } from '#shared/result.ts';
import type { Connection } from '../../db/database.ts';
import type { CountySeal } from '../../seal/county-seal.ts';
import {
  ALARMS,
  type CountyEvent,
  type EventOf,
  type Publication,
  publicationSchema,
  recordRefSchema,
  townshipNameSchema,
} from '../events.ts';
import { ROLES } from '../roles.ts';
import { publicationSealPlace } from './fold-published.ts';
import { readUserName } from './user-name.ts';

const publishedRow = z.object({ n: z.number(), sealed: z.instanceof(Uint8Array) });

/** What was changed of a user, as somebody would say it. */
const USER_CHANGES = ['own_password', 'new_password', 'roles', 'name', 'stopped', 'restarted'] as const;

/**
 * What the history says of an event beside who and when: enough for one line, nothing that is secret. Amounts are fen. Members are
 * there as the kind has them.
 */
export const eventAboutSchema = z.strictObject({
  pc: z.string().optional(),
  device: z.string().optional(),
  seq: z.int().optional(),
  count: z.int().optional(),
  held: z.int().optional(),
  epoch: z.int().optional(),
  record: recordRefSchema.optional(),
  number: z.string().optional(),
  revision: z.int().optional(),
  decision: z.enum(['approved', 'partly', 'returned']).optional(),
  amountFen: z.int().optional(),
  day: z.string().optional(),
  reason: z.string().optional(),
  /** The key that is used from then on. */
  key: z.string().optional(),
  /** A pay list's mark. */
  mark: z.string().optional(),
  user: z.string().optional(),
  name: z.string().optional(),
  roles: z.array(z.enum(ROLES)).optional(),
  changes: z.array(z.enum(USER_CHANGES)).optional(),
  publication: z.enum(['roster', 'pack', 'ledger']).optional(),
  /** How many PCs; null: all. */
  devices: z.int().nullable().optional(),
  alarm: z.enum(ALARMS).optional(),
  refusal: z.string().optional(),
  /** Of a batch in quarantine. */
  action: z.enum(['freed', 'dropped']).optional(),
  townships: z.array(townshipNameSchema).optional(),
  /** Which part of a batch's papers. */
  part: z.int().optional(),
  /** What a paper is called. */
  paper: z.string().optional(),
});
export type EventAbout = z.infer<typeof eventAboutSchema>;

export const historySealPlace = (county: string, n: number): string => `history/${county}/${n}`;

type Place = { readonly connection: Connection; readonly county: string; readonly seal: CountySeal };

/** What an event is about. Asked before it is applied: of a user it says what changes. */
export async function aboutEvent(place: Place, event: CountyEvent): Promise<EventAbout> {
  switch (event.kind) {
    case 'code-made':
      return { pc: event.pc, day: event.until.slice(0, 10) };
    case 'enrolled':
      return { pc: event.enrolled.pc, device: event.enrolled.device };
    case 'revoked':
      return { device: event.device, reason: event.reason };
    case 'received': {
      const { pc, device, seq, records, epoch } = event.receipt;
      const held = records.filter(({ verdict }) => verdict === 'held').length;
      return { pc, device, seq, count: records.length, held, epoch };
    }
    case 'decided': {
      const { record, subject, decision, approvedFen, reason } = event;
      return { record, number: subject.number, revision: subject.revision, decision, amountFen: approvedFen, reason };
    }
    case 'paid':
      return {
        count: event.payments.length,
        amountFen: event.totalFen,
        day: event.paidOn,
        ...(event.mark === undefined ? {} : { mark: event.mark }),
      };
    case 'paid-before':
    case 'voided': {
      const { subject, amountFen, paidOn, reason } = event;
      return { number: subject.number, revision: subject.revision, amountFen, day: paidOn, reason };
    }
    case 'published':
      return { ...publicationAbout(event.publication), devices: event.devices === null ? null : event.devices.length };
    case 'published-also':
      return {
        ...(await publishedAbout(place, event.publication)),
        devices: event.devices === null ? null : event.devices.length,
      };
    case 'ledger-for-all':
      return { publication: 'ledger', name: String(event.year), devices: null };
    case 'user-made':
      return { user: event.user, name: event.name, roles: event.roles };
    case 'user-changed':
      return { user: event.user, name: event.name, roles: event.roles, changes: await changesOf(place, event) };
    case 'epoch-raised':
      return { epoch: event.epoch, reason: event.reason };
    case 'outrun':
      return { device: event.device, epoch: event.seen.epoch, seq: event.seen.received };
    case 'backed-up':
      return { devices: Object.keys(event.through).length };
    case 'alarmed':
      return { device: event.device, seq: event.seq, alarm: event.alarm, refusal: event.refusal };
    case 'rechecked':
      return { record: event.record, number: event.subject.number, revision: event.subject.revision };
    case 'quarantine-settled':
      return {
        device: event.device,
        seq: event.seq,
        action: event.action,
        refusal: event.refusal,
        reason: event.reason,
      };
    case 'key-changed':
      return { key: event.next.keyId };
    case 'data-key-changed':
      return {};
    case 'papers': {
      const { device, seq, part, papers } = event;
      return { device, seq, part, count: papers.length };
    }
    case 'papers-again':
    case 'papers-lost':
      return { device: event.device, seq: event.seq, part: event.part };
    case 'papers-asked': {
      const { record, subject, device, seq } = event;
      return { record, number: subject.number, revision: subject.revision, device, seq };
    }
    case 'paper-looked':
      return { record: event.record, number: event.number, revision: event.revision, paper: event.paper };
    case 'looked':
      return { record: event.record, number: event.number, revision: event.revision };
    case 'accounts-looked':
      return { count: event.count };
    case 'exported':
      return { count: event.count, amountFen: event.totalFen, mark: event.mark };
    case 'townships-named':
      return { townships: event.names };
    default:
      return assertNever(event);
  }
}

function publicationAbout(publication: Publication): EventAbout {
  switch (publication.kind) {
    case 'roster':
      return { publication: 'roster', name: publication.name, day: publication.asOf };
    case 'pack':
      return { publication: 'pack', name: publication.pack };
    case 'ledger':
      return { publication: 'ledger', day: publication.asOf, count: publication.rows.length };
    default:
      return assertNever(publication);
  }
}

/** What was published under an id. */
async function publishedAbout({ connection, county, seal }: Place, id: string): Promise<EventAbout> {
  const [row] = await connection.rows(publishedRow, 'select n, sealed from publication where county = $1 and id = $2', [
    county,
    id,
  ]);
  return row === undefined
    ? {}
    : publicationAbout(publicationSchema.parse(JSON.parse(seal.open(publicationSealPlace(county, row.n), row.sealed))));
}

const userRow = z.object({
  sealed: z.instanceof(Uint8Array),
  roles: z.string(),
  password: z.string(),
  is_active: z.boolean(),
});

async function changesOf(
  { connection, county, seal }: Place,
  { by, user, name, roles, password, active }: EventOf<'user-changed'>,
): Promise<EventAbout['changes']> {
  const [before] = await connection.rows(
    userRow,
    'select sealed, roles, password, is_active from console_user where county = $1 and username = $2',
    [county, user],
  );
  if (before === undefined) return [];
  const changes: (typeof USER_CHANGES)[number][] = [];
  if (before.is_active !== active) changes.push(active ? 'restarted' : 'stopped');
  if (before.password !== password) changes.push(by === user ? 'own_password' : 'new_password');
  if (before.roles !== JSON.stringify(roles)) changes.push('roles');
  if (readUserName(seal, county, user, before.sealed) !== name) changes.push('name');
  return changes;
}
