import { readFileSync, readdirSync } from 'node:fs';

/** How much of a command line is shown. */
const SHOWN = 300;

/** @typedef {{ readonly pid: number, readonly parent: number, readonly state: string, readonly cpuSeconds: number, readonly command: string }} Running */

/**
 * A process and everything below it, the process first, as Linux tells it; elsewhere nothing is known. What was left behind by a parent that is
 * gone is not found.
 * @param {number} root
 * @returns {readonly Running[]}
 */
export function processTree(root) {
  if (process.platform !== 'linux') return [];
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readProcess(Number(name)) : []));
  const found = all.filter(({ pid }) => pid === root);
  // Grows while it is walked: children behind their parents.
  for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid));
  return found;
}

/**
 * @param {number} pid
 * @returns {readonly Running[]} none when it ended meanwhile
 */
function readProcess(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    const name = stat.slice(stat.indexOf('('), stat.lastIndexOf(')') + 1);
    // Behind the name, which may hold anything: state, parent, …, the 12th and 13th are ticks of 10 ms.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / 100;
    const [state = '?', parent] = [fields[0], Number(fields[1])];
    return [{ pid, parent, state, cpuSeconds, command: (command === '' ? name : command).slice(0, SHOWN) }];
  } catch {
    return [];
  }
}

/** @param {readonly Running[]} processes */
export const describeProcesses = (processes) =>
  processes
    .map(
      ({ pid, parent, state, cpuSeconds, command }) =>
        `${String(pid).padStart(8)} ${String(parent).padStart(8)} ${state} ${cpuSeconds.toFixed(1).padStart(8)} s  ${command}`,
    )
    .join('\n');

/**
 * Ends every one of them at once, without a word; one that is gone is no fault.
 * @param {readonly number[]} pids
 */
export function killAll(pids) {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
}
