import type { ExitCode } from '../cli/terminal.ts';
import type { OpenCounty } from '../config/open-county.ts';
import type { Machine } from '../context.ts';

/** What a command of the county works with. Paths have been made absolute. */
export type CommandContext = {
  readonly county: OpenCounty;
  readonly machine: Machine;
  /** Whether the running service does it: it holds keys and connections that the tool would not. */
  readonly isServing: boolean;
  readonly now: () => string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
};

/** What was typed behind the command's name. */
export type CommandInput = {
  readonly names: readonly string[];
  /** `--to`, absolute. */
  readonly to: string | null;
  readonly reason: string | null;
  readonly days: number | null;
  /** What a roster is called. */
  readonly title: string | null;
  /** The day of a roster. */
  readonly asOf: string | null;
  /** Which sheet of a roster’s workbook. */
  readonly sheet: string | null;
  readonly year: number | null;
};

/** One command: 0 done; 1 something was refused or is wrong; 2 used wrongly (`UsageError` is thrown). */
export type Command = (input: CommandInput, context: CommandContext) => Promise<ExitCode>;
