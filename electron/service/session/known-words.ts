import { usersOf } from '../../store/vault/users/change-users.ts';
import type { Open } from './session-state.ts';

/** What everybody in the office knows and so must not be a password: the township and who works there. */
export const knownWords = ({ vault, station }: Open, more: readonly string[] = []): readonly string[] => [
  station.townshipName,
  station.townshipCode,
  ...usersOf(vault).map(({ name }) => name),
  ...more,
];
