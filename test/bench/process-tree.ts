import { readdirSync, readFileSync } from 'node:fs';

/** Kilobytes of one process, by what it does. */
export type ProcessMemory = { readonly pid: number; readonly type: string; readonly pssKb: number };

const parentAndTicks = (pid: number): { readonly parent: number; readonly ticks: number } | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
};

/** The process and everything it started, itself first. */
export function processTree(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const parent = Number.isInteger(pid) ? parentAndTicks(pid)?.parent : undefined;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const collect = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(collect)];
  return collect(root);
}

/** Processor time the tree has used, in ticks of 10 ms. */
export const cpuTicks = (root: number): number =>
  processTree(root).reduce((sum, pid) => sum + (parentAndTicks(pid)?.ticks ?? 0), 0);

/** Proportional set size of each process of the tree: memory shared by several is divided among them. */
export function treeMemory(root: number): readonly ProcessMemory[] {
  return processTree(root).flatMap((pid) => {
    try {
      const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
      return pss === undefined ? [] : [{ pid, type: typeOf(pid), pssKb: Number(pss) }];
    } catch {
      return [];
    }
  });
}

function typeOf(pid: number): string {
  const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  const type = /--type=([^\0 ]+)/.exec(line)?.[1] ?? 'main';
  return type === 'utility' ? (/--utility-sub-type=([^\0 ]+)/.exec(line)?.[1]?.split('.')[0] ?? type) : type;
}
