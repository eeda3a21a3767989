import type { Profile } from '../support/profile.ts';
import type { Books } from './books.ts';
import type { OperationName } from './operation-name.ts';
import type { StepName } from './steps.ts';
import type { Ended } from './watch.ts';

/** A step or operation that a child does alone, with everything that must hold after it or after its end. */
export type Act = {
  readonly name: StepName | OperationName;
  /** The profile it begins with; children work on copies. */
  readonly sound: Profile;
  readonly before: Books;
  /** What is wrong with a copy after an end; one sentence each. */
  readonly wrong: (profile: Profile, ended: Ended) => Promise<readonly string[]>;
};
