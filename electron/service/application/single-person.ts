import type { Day } from '#shared/day.ts';
import type { SinglePersonPermit } from '../../store/records.ts';
import type { Station } from '../session/station.ts';

/** The county's permit for one person to settle and review, as long as it runs; null: two people are needed. */
export const permitOf = ({ singlePerson }: Pick<Station, 'singlePerson'>, today: Day): SinglePersonPermit | null =>
  singlePerson !== null && singlePerson.until >= today ? singlePerson : null;

/** What stands on every paper of a case that one person settled and reviewed. */
export const singlePersonMark = (permitNo: string): string => `本件由同一人测算并复核（县级授权 ${permitNo}）。`;
