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

/** What {@link harmless} would put `□` for. Line breaks are the layout's: inside a text JSON writes them with a backslash. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value as JSON for a program and a terminal: what a terminal would obey is written as `\uXXXX`, so that it reads back as it was. */
export const shownJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(UNSEEN, (unseen) =>
    [...Array(unseen.length).keys()].map((at) => `\\u${unseen.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );

/** 0: sound. 1: refused, or the county's figures differ. 2: used wrongly, or a file cannot be read. */
export type ExitCode = 0 | 1 | 2;

/** Ends a command with one sentence and exit code 2. */
export class UsageError extends Error {}
