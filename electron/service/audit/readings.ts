import type { z } from 'zod';
import type { ChannelName, ChannelOutput, Channels } from '#shared/contract/index.ts';
import { PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { maskIdNumber, normaliseIdNumber } from '#shared/id-number.ts';
import type { PersonFileRecord } from '../../store/aggregates/people/people-records.ts';
import type { AuditAction } from '../../store/audit/audit-entry.ts';
import { StoreError } from '../../store/store-error.ts';
import type { Store } from '../../store/store.ts';
import type { Clock } from '../context.ts';
import type { Session } from '../session/session-type.ts';

/** Whose file was looked at. `ref`: null where there is none, and `reason` says who it was. */
type Reading = { readonly action: AuditAction; readonly ref: string | null; readonly reason: string };

type ReadingsOf<N extends ChannelName> = (
  input: z.output<Channels[N]['input']>,
  output: ChannelOutput<N>,
  store: Store,
) => readonly Reading[];

/** Whether a number was typed to its end; documents have numbers of many lengths. */
const isWhole = (file: PersonFileRecord | null, text: string): boolean =>
  file !== null && normaliseIdNumber(file.idNumber) === normaliseIdNumber(text);

/** Somebody in a roster often has no file here yet. */
function inRoster(typed: string, name: string, { persons }: Store): Reading {
  const idNumber = normaliseIdNumber(typed);
  const ref = persons.findByIdNumber(idNumber)?.id ?? null;
  return { action: 'roster.read', ref, reason: ref === null ? `${name} ${maskIdNumber(idNumber)}` : '' };
}

const savedList = (reason: string): Reading => ({ action: 'print.save', ref: null, reason });

const person = (ref: string): Reading => ({ action: 'person.read', ref, reason: '' });

/** The channels that show or hand out a person's file. Lists with masked numbers are not a file. */
const READINGS: { readonly [N in ChannelName]?: ReadingsOf<N> } = {
  'application/get': ({ id }) => [{ action: 'application.read', ref: id, reason: '' }],
  'review/open': ({ id }) => [{ action: 'application.read', ref: id, reason: '' }],
  'people/get': ({ id }) => [person(id)],
  'person/find': (_, { match }) => (match === null ? [] : [person(match.id)]),
  'ledger/person': ({ idNumber }, { rows }, { persons }) => {
    const found = rows.length === 0 ? null : persons.findByIdNumber(idNumber);
    return found === null ? [] : [person(found.id)];
  },
  'roster/identitiesOf': ({ idNumber }, { identities: [first] }, store) =>
    first === undefined ? [] : [inRoster(idNumber, first.name, store)],
  'search/person': ({ id }) => [person(id)],
  // Each shows a phone and an address, for comparing.
  'people/twins': (_, { rows }) => rows.map(({ row }) => person(row.id)),
  'search/find': (_, { hits }, { people }) =>
    hits.flatMap(({ kind, id, found }) =>
      kind === 'person' && found.field === 'idNumber' && isWhole(people.file(id), found.text) ? [person(id)] : [],
    ),
  'paper/open': ({ printId }, { print }, { prints }) => {
    const applicationId = prints.get(printId)?.applicationId ?? null;
    return applicationId === null ? [] : [{ action: 'print.read', ref: applicationId, reason: print.title }];
  },
  'attachment/open': ({ attachmentId }, _, { attachments }) => {
    const applicationId = attachments.get(attachmentId)?.applicationId;
    return applicationId === undefined ? [] : [{ action: 'attachment.read', ref: applicationId, reason: '' }];
  },
  // Lists leave with masked numbers, but they leave.
  'paper/exportList': ({ kind }, { path }) => (path === null ? [] : [savedList(PRINT_TITLES[kind])]),
  'paper/exportDesk': (_, { path }) => (path === null ? [] : [savedList('受理台申请列表')]),
  'paper/save': ({ printId }, { path }, { prints }) => {
    const print = path === null ? null : prints.get(printId);
    if (print?.applicationId == null) return [];
    return [{ action: 'print.save', ref: print.applicationId, reason: print.title }];
  },
};

/** A file that is looked at again and again is one look: a page asks for it at every step. */
const ONE_LOOK_MS = 600_000;
/** Looks remembered before those that are over are forgotten. */
const MOST_LOOKS = 2_000;

/** Writes into the audit chain who looked at whose file. */
export type Readings = {
  /** After a successful call, before its answer goes out. */
  readonly note: (channel: ChannelName, input: unknown, output: unknown) => void;
};

export type ReadingsOptions = {
  readonly clock: Clock;
  readonly session: Pick<Session, 'current' | 'recoverFromFault'>;
  /** The entry could not be written. */
  readonly onFault: (error: StoreError) => void;
};

/** One look of one user at one file within ten minutes is one entry. */
export function createReadings({ clock, session, onFault }: ReadingsOptions): Readings {
  const looks = new Map<string, number>();

  function isNew(key: string): boolean {
    const now = clock.elapsedMs();
    const last = looks.get(key);
    if (last !== undefined && now - last < ONE_LOOK_MS) return false;
    if (looks.size >= MOST_LOOKS) {
      for (const [other, at] of looks) if (now - at >= ONE_LOOK_MS) looks.delete(other);
    }
    looks.set(key, now);
    return true;
  }

  return {
    note: (channel, input, output) => {
      // The router has parsed both with the schemas of this channel; the index by name loses that tie.
      const readingsOf = READINGS[channel] as ((...args: readonly unknown[]) => readonly Reading[]) | undefined;
      const open = readingsOf === undefined ? null : session.current();
      if (readingsOf === undefined || open === null) return;
      try {
        for (const { action, ref, reason } of readingsOf(input, output, open.store)) {
          const isFirst = isNew(`${open.actor.userId}/${action}/${ref ?? ''}/${reason}`);
          if (isFirst || action === 'print.save') open.store.audit.note(open.actor, action, reason, ref ?? undefined);
        }
      } catch (thrown) {
        // A full disk must not hide a file from whoever needs it now; the program's own log says that a line is missing.
        if (!(thrown instanceof StoreError)) throw thrown;
        onFault(thrown);
        session.recoverFromFault(thrown.error.code);
      }
    },
  };
}
