import { JournalDamagedError } from '../books/journal/journal.ts';
import { type ExitCode, UsageError } from '../cli/terminal.ts';
import { backup } from './backup-command.ts';
import type { Command, CommandContext, CommandInput } from './command.ts';
import { devices, enrol, makeCode, revoke } from './device-commands.ts';
import { fileTrouble } from './file-trouble.ts';
import { exportFeed, exportReceipts } from './export-commands.ts';
import { importBatches } from './batches/import-command.ts';
import { giveNewPassword } from './password-command.ts';
import { publishLedger, publishPack, publishRoster, recheck } from './publish-commands.ts';
import { raiseEpoch, rebuild } from './restore-commands.ts';
import { rotateKey } from './rotate-command.ts';
import { drop, quarantine, release } from './batches/quarantine-commands.ts';
import { enterPaid } from './restored/enter-paid-command.ts';
import { scrub } from './scrub-command.ts';

/** Commands that work on an open county; by hand or through the service that has it open. */
export const COMMANDS = {
  'make-code': makeCode,
  enrol,
  devices,
  revoke,
  import: importBatches,
  'export-receipts': exportReceipts,
  'export-feed': exportFeed,
  'publish-roster': publishRoster,
  'publish-pack': publishPack,
  'publish-ledger': publishLedger,
  backup,
  'rotate-key': rotateKey,
  'raise-epoch': raiseEpoch,
  'enter-paid': enterPaid,
  rebuild,
  recheck,
  quarantine,
  release,
  drop,
  scrub,
  'new-password': giveNewPassword,
} as const satisfies Readonly<Record<string, Command>>;
export type CommandName = keyof typeof COMMANDS;

export const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

/** Runs one command; what a person can cause ends in a sentence and an exit code. */
export async function runCommand(name: CommandName, input: CommandInput, context: CommandContext): Promise<ExitCode> {
  try {
    return await COMMANDS[name](input, context);
  } catch (error) {
    if (error instanceof UsageError) {
      context.err(error.message);
      return 2;
    }
    if (error instanceof JournalDamagedError) {
      context.err(`✗ ${error.message}`);
      return 1;
    }
    // Said here and not by the tool alone: the service that runs a command for it would only give no answer.
    const trouble = fileTrouble(error);
    if (trouble === null) throw error;
    context.err(`✗ ${trouble}`);
    return 2;
  }
}
