import { join, resolve } from 'node:path';
import { parseDay } from '#shared/day.ts';
import { typedLine } from '#shared/plain-text.ts';
import { FolderInUseError } from './books/journal/folder-lock.ts';
import { JournalDamagedError } from './books/journal/journal.ts';
import { JournalCopyError } from './books/journal/mirrored-journal.ts';
import { type ExitCode, harmless, UsageError } from './cli/terminal.ts';
import type { CommandInput } from './commands/command.ts';
import { fileTrouble } from './commands/file-trouble.ts';
import { copyBackup, epochAfterRestore } from './commands/restore-commands.ts';
import { restoreToDatabase } from './commands/restore-database.ts';
import { type CommandName, isCommand, runCommand } from './commands/run-command.ts';
import { openCounty } from './config/open-county.ts';
import { COUNTY_HELP } from './config/help.ts';
import { NO_COPY } from './config/journal-copy.ts';
import { type CountyOptions, parseCountyArgs, readOptions } from './config/options.ts';
import type { Machine } from './context.ts';
import { askControl } from './control/ask-control.ts';
import { CONTROL_SOCKET } from './control/control-line.ts';
import { NewerTablesError } from './db/migrate.ts';
import { UnsafePostgresError } from './db/open-postgres.ts';
import { keepPresentKeys } from './rekey/keep-present-keys.ts';
import { prepareDataKey } from './rekey/prepare-data-key.ts';
import { rotateDataKey } from './rekey/rotate-data-key.ts';
import { serve } from './server.ts';
import { KeysMissingError } from './books/keep/present-key.ts';
import { errnoOf } from './spool/synced-file.ts';

export type CountyTerminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Where the person stands. */
  readonly here: string;
  readonly env: NodeJS.ProcessEnv;
  readonly packsFolder: string;
  /** Where the build put the console's page. */
  readonly consoleFolder: string;
  readonly machine: Machine;
  readonly now: () => string;
};

/** Commands whose names are files, and those whose first one is. */
const TAKE_FILES: readonly string[] = ['enrol', 'import', 'backup'];
const TAKE_ONE_FILE: readonly string[] = ['publish-roster', 'publish-pack'];

/** `npm run -s county -- [command]`: starts the service, or runs one command. Never throws for anything a person can cause. */
export async function runCounty(args: readonly string[], given: CountyTerminal): Promise<ExitCode> {
  const terminal = harmless(given);
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    terminal.err(sentence);
    return 2;
  }
}

async function dispatch(args: readonly string[], terminal: CountyTerminal): Promise<ExitCode> {
  const { values, positionals } = parseCountyArgs(args);
  if (values.help) {
    terminal.out(COUNTY_HELP);
    return 0;
  }
  const [command = 'serve', ...names] = positionals;
  const options = readOptions(values, terminal.env, terminal.here);
  const absolute = (path: string): string => resolve(terminal.here, path);
  if (command === 'serve' && names.length === 0) {
    await serve({ ...terminal, options });
    return 0;
  }
  if (command === 'restore')
    return restore(names.map(absolute), values.keys === undefined ? null : absolute(values.keys), options, terminal);
  if (command === 'prepare-data-key') {
    if (names.length > 0 || values.to === undefined)
      throw new UsageError('用法：prepare-data-key --to 保管密钥的地方（例如加密 U 盘）');
    return prepareDataKey({ ...terminal, options, to: absolute(values.to) });
  }
  if (command === 'copy-keys') {
    if (names.length > 0 || values.to === undefined)
      throw new UsageError('用法：copy-keys --to 保管密钥的地方（例如加密 U 盘）');
    return keepPresentKeys({ ...terminal, options, to: absolute(values.to) });
  }
  if (command === 'rotate-data-key')
    return rotateDataKey({ ...terminal, options, confirmed: names.length === 0 ? null : names.join(' ') });
  if (!isCommand(command)) throw new UsageError(`没有命令「${command}」。\n${COUNTY_HELP}`);
  return local(command, options, terminal, {
    // Names of PCs and users stay as they are; these take files.
    names: TAKE_FILES.includes(command)
      ? names.map(absolute)
      : TAKE_ONE_FILE.includes(command)
        ? names.map((name, at) => (at === 0 ? absolute(name) : name))
        : names,
    to: values.to === undefined ? null : absolute(values.to),
    reason: readTyped(values.reason),
    days: readDays(values.days),
    title: readTyped(values.title),
    asOf: readAsOf(values['as-of']),
    sheet: readTyped(values.sheet),
    year: readYear(values.year),
  });
}

/** Lets the running service do it, for it holds the folder; without one the tool opens the county itself. */
async function local(
  command: CommandName,
  options: CountyOptions,
  terminal: CountyTerminal,
  input: CommandInput,
): Promise<ExitCode> {
  const { out, err, machine, now } = terminal;
  if (options.databaseUrl === null) {
    const socket = join(options.folder, CONTROL_SOCKET);
    const answer = await askControl(socket, { command, ...input, names: [...input.names] });
    for (const { to, text } of answer?.said ?? []) (to === 'out' ? out : err)(text);
    if (answer !== null) return answer.code;
  }
  const county = await openCounty(options, terminal.env, machine, terminal.packsFolder);
  try {
    return await runCommand(command, input, { county, machine, isServing: false, now, out, err });
  } finally {
    await county.close();
  }
}

async function restore(
  names: readonly string[],
  keys: string | null,
  options: CountyOptions,
  terminal: CountyTerminal,
): Promise<ExitCode> {
  const [from, ...rest] = names;
  if (from === undefined || rest.length > 0)
    throw new UsageError(
      '用法：restore 备份文件夹 --folder 空文件夹 [--keys 另外保管的 keys 文件夹] [--journal-copy 第二份日志]（设了 DATABASE_URL 时恢复到空的数据库）',
    );
  const journalCopy = options.journalCopy === NO_COPY ? null : options.journalCopy;
  const given = { keys, rekey: { env: terminal.env, at: terminal.now() } };
  const { at, events, later } =
    options.databaseUrl === null
      ? await copyBackup(from, options.folder, { ...given, journalCopy })
      : {
          ...(await restoreToDatabase(from, options.folder, {
            ...given,
            url: options.databaseUrl,
            clock: terminal.machine.clock,
          })),
          later: 0,
        };
  const county = await openCounty(options, terminal.env, terminal.machine, terminal.packsFolder);
  try {
    const epoch = await county.books.raiseEpoch({
      reason: `从 ${at.slice(0, 16)} 的备份恢复`,
      by: 'cli',
      atLeast: epochAfterRestore(terminal.now()),
    });
    terminal.out(`✓ 已恢复 ${at.slice(0, 16)} 的备份（${events} 条日志）到 ${options.folder}，现在是第 ${epoch} 轮。`);
    if (journalCopy !== null) terminal.out(`✓ 备份以后的 ${later} 条日志（包括审批和付款登记）已从第二份日志补回。`);
    else terminal.out('　没有第二份日志：付款以前，请先按操作手册第 6 节补登备份以后已经付出的各笔。');
    terminal.out('　启动服务后，各乡镇电脑会把备份以后的批次重新送来；已有的不会重复入账。');
    return 0;
  } finally {
    await county.close();
  }
}

/** Nothing that anybody can see is nothing. */
function readTyped(text: string | undefined): string | null {
  const typed = typedLine(text ?? '');
  return typed === '' ? null : typed;
}

function readDays(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,2}$/.test(text) || Number(text) > 365) throw new UsageError('--days 应是 1 到 365 之间的整数。');
  return Number(text);
}

function readAsOf(text: string | undefined): string | null {
  if (text === undefined || parseDay(text) !== null) return text ?? null;
  throw new UsageError('--as-of 应是日期，例如 2026-11-20。');
}

function readYear(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^20\d\d$/.test(text)) throw new UsageError('--year 应是四位年份，例如 2026。');
  return Number(text);
}

/** What a person can put right, in a sentence; null for a fault of the program. */
function sentenceOf(error: unknown): string | null {
  if (
    error instanceof UsageError ||
    error instanceof FolderInUseError ||
    error instanceof JournalDamagedError ||
    error instanceof KeysMissingError ||
    error instanceof JournalCopyError ||
    error instanceof UnsafePostgresError ||
    error instanceof NewerTablesError
  )
    return error.message;
  switch (errnoOf(error)) {
    case 'EADDRINUSE':
      return '这个端口已被占用。请用 --port 换一个，或停止占用它的程序。';
    case 'EADDRNOTAVAIL':
      return '这台机器没有 --host 写的地址。请核对。';
    default:
      return fileTrouble(error);
  }
}
