import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked, Problem } from '#shared/settlement/problem.ts';
import { findCaseFailures, runPackCases, type CaseOutcome } from './pack-cases.ts';
import { parsePack } from './parse.ts';
import type { PolicyPack } from './policy-pack.ts';

/*
 * Reading packs from a disk: for the command line, the build and the tests on plain Node, never behind `index.ts`.
 */

/** One pack folder: its name, and the pack or what is wrong with it. */
export type PackFolder = { readonly id: string; readonly folder: string; readonly pack: Checked<PolicyPack> };
/** One file of worked examples: its path, and how each came out or what is wrong with the file. */
export type CasesFile = { readonly file: string; readonly run: Checked<readonly CaseOutcome[]> };

/** Where packs lie under a project's root. */
export const packsDirectory = (root: string): string => join(root, 'rules', 'packs');

function readFolder(folder: string, id: string): Checked<PolicyPack> {
  const file = join(folder, 'pack.yaml');
  const pack = parsePack(readFileSync(file, 'utf8'), file);
  if (!pack.ok || pack.value.content.id === id) return pack;
  const message = `id: "${pack.value.content.id}" is not the name of its folder`;
  return { ok: false, problems: [{ path: `${file}:1`, message }] };
}

/** Reads every pack folder of a directory (`<id>/pack.yaml`), sorted by id. Throws when a file cannot be read. */
export const readPackFolders = (directory: string): readonly PackFolder[] =>
  readdirSync(directory)
    .filter((name) => existsSync(join(directory, name, 'pack.yaml')))
    .sort()
    .map((id) => {
      const folder = join(directory, id);
      return { id, folder, pack: readFolder(folder, id) };
    });

/** Runs the worked examples of a pack folder (`cases/*.yaml`), sorted by file name. */
export function runCasesOf(folder: string, pack: PolicyPack): readonly CasesFile[] {
  const directory = join(folder, 'cases');
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(directory, name))
    .map((file) => ({ file, run: runPackCases(pack, readFileSync(file, 'utf8'), file) }));
}

/** Everything wrong with a pack folder: the pack itself, then its worked examples; a pack without any is refused. */
export function findFolderProblems({ folder, pack }: PackFolder): readonly Problem[] {
  if (!pack.ok) return pack.problems;
  const files = runCasesOf(folder, pack.value);
  const count = files.reduce((sum, { run }) => sum + (run.ok ? run.value.length : 0), 0);
  const failures = files.flatMap(({ file, run }) => (run.ok ? findCaseFailures(run.value, file) : run.problems));
  return count > 0 || failures.length > 0 ? failures : [{ path: folder, message: 'no worked examples in cases/' }];
}
