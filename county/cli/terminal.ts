/** What a command writes to and reads from; tests give their own. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Turns a path as typed into an absolute one. */
  readonly resolve: (path: string) => string;
  readonly packsFolder: string;
};

/** 0: sound. 1: refused, or the county's figures differ. 2: used wrongly, or a file cannot be read. */
export type ExitCode = 0 | 1 | 2;

/** Ends a command with one sentence and exit code 2. */
export class UsageError extends Error {}
