import { z } from 'zod';
import { CHANGE_KINDS, EVENT_KINDS, RELATIONS } from '../../domain/household/household-words.ts';
import { channel, id, instant } from '../channel.ts';
import { personRow } from './person.ts';

const revision = z.number().int().positive();
/** As typed; the service reads it. */
const typedDay = z.string().max(64);
const place = z.strictObject({ personId: id, relation: z.enum(RELATIONS) });
const described = z.strictObject({
  number: z.string().trim().max(64),
  address: z.string().trim().max(400),
  village: z.string().trim().max(400),
});

export const householdMember = z.strictObject({
  person: personRow,
  relation: z.enum(RELATIONS),
  from: z.string(),
});
export type HouseholdMember = z.infer<typeof householdMember>;

export const householdEvent = z.strictObject({
  kind: z.enum(EVENT_KINDS),
  on: z.string(),
  at: instant,
  who: z.string(),
  reason: z.string(),
  place: z.string(),
  people: z.array(z.strictObject({ personId: id, name: z.string(), relation: z.enum(RELATIONS).nullable() })),
  /** Head of the other household of a split or a join; empty: there is none. */
  other: z.strictObject({ id, headName: z.string() }).nullable(),
  /** It was taken back later. */
  isUndone: z.boolean(),
});
export type HouseholdEvent = z.infer<typeof householdEvent>;

export const householdView = z.strictObject({
  id,
  revision,
  state: z.enum(['current', 'ended']),
  described,
  /** The day it is seen on. */
  on: z.string(),
  /** The head first. */
  members: z.array(householdMember),
  /** Newest first. */
  events: z.array(householdEvent),
  /** The last change that still counts can be taken back. */
  canUndo: z.boolean(),
});
export type HouseholdView = z.infer<typeof householdView>;

const target = z.strictObject({ id, revision });

export const householdChannels = {
  /** As it was on a day; empty: today. */
  'household/get': channel('user', 'read', z.strictObject({ id, on: typedDay }), householdView),
  'household/found': channel(
    'clerk',
    'write',
    z.strictObject({ described, members: z.array(place).min(1).max(50), on: typedDay }),
    householdView,
  ),
  'household/describe': channel('clerk', 'write', z.strictObject({ target, described }), householdView),
  'household/change': channel(
    'clerk',
    'write',
    z.strictObject({
      target,
      kind: z.enum(CHANGE_KINDS),
      on: typedDay,
      reason: z.string().max(400),
      place: z.string().max(400),
      leave: z.array(id).max(50),
      enter: z.array(place).max(50),
      relations: z.array(place).max(50),
      splitInto: z.array(place).max(50),
      otherId: id.nullable().default(null),
    }),
    householdView,
  ),
  /** Takes the last change back, in both households of a split or a join. */
  'household/undo': channel('clerk', 'write', z.strictObject({ target, reason: z.string().max(400) }), householdView),
};
