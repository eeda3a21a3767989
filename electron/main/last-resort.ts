import { app, dialog } from 'electron';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How often the app was started again after a fault, carried from start to start. */
const SWITCH = 'restarts-after-fault';
const MOST_RESTARTS = 3;
/** A start that worked for so long was a good one; what comes then counts anew. */
const GOOD_START_MS = 5 * 60_000;
const MOST_LOG_BYTES = 200_000;

/**
 * After an exception that nobody caught nothing of this process is known to be right: it writes down where, without a word of
 * the message, and starts the app again; what was saved is saved. When that does not help it says so and ends.
 * `now`: milliseconds since this process began.
 */
export function setUpLastResort(dataDir: string, now: () => number): void {
  let isEnding = false;
  const end = (thrown: unknown): void => {
    if (isEnding) return;
    isEnding = true;
    note(dataDir, thrown);
    const earlier = now() > GOOD_START_MS ? 0 : Number(app.commandLine.getSwitchValue(SWITCH));
    if (earlier < MOST_RESTARTS) {
      const args = process.argv.slice(1).filter((arg) => !arg.startsWith(`--${SWITCH}=`));
      app.relaunch({ args: [...args, `--${SWITCH}=${earlier + 1}`] });
    } else {
      dialog.showErrorBox(
        '程序连续出错，已停止',
        '已经保存的内容没有丢失。请重新打开程序；再次出现时，请不要删除任何文件，联系县级维护人员。',
      );
    }
    app.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** Kind and place of what was thrown. Its message may hold a name or a number of a person and stays out. */
function note(dataDir: string, thrown: unknown): void {
  const stack = thrown instanceof Error ? (thrown.stack ?? '').split('\n') : [];
  const frames = stack.filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
  const kind = thrown instanceof Error ? thrown.constructor.name : typeof thrown;
  const line = `${JSON.stringify({ at: new Date().toISOString(), event: 'uncaught', kind, frames })}\n`;
  const path = join(dataDir, 'logs', 'main.log');
  try {
    mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    writeFileSync(path, line, { flag: size < MOST_LOG_BYTES ? 'a' : 'w', mode: 0o600 });
  } catch {
    // A disk that takes nothing must not keep the app from starting again.
  }
}
