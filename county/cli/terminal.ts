import { shownText } from '#shared/plain-text.ts';

/** What a command writes to and reads from; tests give their own. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Turns a path as typed into an absolute one. */
  readonly resolve: (path: string) => string;
  readonly packsFolder: string;
};

/** The same terminal for text that others wrote: names of files, of people, of PCs. What a terminal would obey stands as `□`. */
export const harmless = <T extends Pick<Terminal, 'out' | 'err'>>(terminal: T): T => ({
  ...terminal,
  out: (text: string) => terminal.out(shownText(text)),
  err: (text: string) => terminal.err(shownText(text)),
});

/** 0: sound. 1: refused, or the county's figures differ. 2: used wrongly, or a file cannot be read. */
export type ExitCode = 0 | 1 | 2;

/** Ends a command with one sentence and exit code 2. */
export class UsageError extends Error {}
