import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../context.ts';

/**
 * What a log line may say. There is no field for free text: names, numbers, amounts and messages of errors can carry
 * personal data, so none of them has a place to go.
 */
export type LogLine = {
  readonly event: 'started' | 'drained' | 'call' | 'thrown' | 'malformed-request' | 'session' | 'setup-abandoned';
  /** A name of the contract's channel list, never what a caller typed. */
  readonly channel?: string | undefined;
  readonly code?: string | undefined;
  readonly ref?: string | undefined;
  readonly ms?: number | undefined;
  readonly version?: string | undefined;
  /** See {@link framesOf}. */
  readonly frames?: readonly string[] | undefined;
};

export type Log = { readonly write: (line: LogLine) => void };

const MAX_BYTES = 1_000_000;
const KEPT_FILES = 5;
const MAX_FRAMES = 12;

/** Class name and stack frames of a thrown value, without its message. */
export function framesOf(thrown: unknown): readonly string[] {
  if (!(thrown instanceof Error)) return [typeof thrown];
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [thrown.constructor.name, ...frames.slice(0, MAX_FRAMES).map((line) => line.trim())];
}

/** Writes JSON lines to `dataDir/logs/service.log`, a new file at each megabyte, the newest five kept. */
export function createLog(dataDir: string, clock: Clock): Log {
  const folder = join(dataDir, 'logs');
  const file = join(folder, 'service.log');
  return {
    write: ({ event, channel, code, ref, ms, version, frames }) => {
      const line = { at: clock.now(), event, channel, code, ref, ms, version, frames };
      try {
        mkdirSync(folder, { recursive: true });
        if (existsSync(file) && statSync(file).size > MAX_BYTES) rotate(file);
        appendFileSync(file, `${JSON.stringify(line)}\n`);
      } catch {
        // A full or read-only disk must not turn a log line into a failed operation.
      }
    },
  };
}

function rotate(file: string): void {
  rmSync(`${file}.${KEPT_FILES - 1}`, { force: true });
  for (let age = KEPT_FILES - 2; age >= 1; age -= 1) {
    if (existsSync(`${file}.${age}`)) renameSync(`${file}.${age}`, `${file}.${age + 1}`);
  }
  renameSync(file, `${file}.1`);
}
