import { readFileSync } from 'node:fs';

/**
 * Megabytes that Linux counts of a process: `VmHWM` the most it ever had, `VmRSS` now. Not `resourceUsage().maxRSS`: that begins at
 * the size of whoever started the process, 500 MB of a test runner for a program of 40.
 */
export function memoryOf(what: 'VmHWM' | 'VmRSS', pid: number | 'self' = 'self'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
}
