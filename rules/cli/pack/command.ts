import type { Problem } from '#shared/settlement/problem.ts';
import { problemLine } from '#shared/settlement/problem.ts';

/** What a command says: lines for stdout, or problems for stderr and exit 1 (found) or 2 (cannot be done). */
export type Outcome = { readonly code: 0 | 1 | 2; readonly lines: readonly string[] };
/** Where a command works and what it was given. */
export type Request = { readonly root: string; readonly args: readonly string[]; readonly today: string };
export type Command = (request: Request) => Outcome | Promise<Outcome>;

export const said = (lines: readonly string[]): Outcome => ({ code: 0, lines });
export const found = (lines: readonly string[]): Outcome => ({ code: 1, lines });
export const refused = (lines: readonly string[]): Outcome => ({ code: 2, lines });
/** The same where a command has read more than one file: `file: place: sentence`. */
export const refusedForFile = (file: string, problems: readonly Problem[]): Outcome =>
  refused(problems.map((problem) => `${file}: ${problemLine(problem)}`));
export const refusedFor = (problems: readonly Problem[]): Outcome => refused(problems.map(problemLine));

/** The arguments that are no options, and the options `--name VALUE`. */
export function readArguments(args: readonly string[]): {
  readonly names: readonly string[];
  readonly options: ReadonlyMap<string, string>;
} {
  const names: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg.startsWith('--')) {
      options.set(arg.slice(2), args[index + 1] ?? '');
      index += 1;
    } else names.push(arg);
  }
  return { names, options };
}
