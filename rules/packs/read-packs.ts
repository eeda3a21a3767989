import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked, Problem } from '#shared/settlement/problem.ts';
import { findCaseFailures, runPackCases, type CaseOutcome } from './pack-cases.ts';
import { checkRanges } from './lint/check-ranges.ts';
import { parsePack, parseReleasedPack } from './parse.ts';
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
  const message = `id 写的是“${pack.value.content.id}”，应与文件夹同名`;
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

/** One release that a newer one of the pack took the place of: the name of its file, and the pack or what is wrong. */
type ReleasedPack = { readonly name: string; readonly pack: Checked<PolicyPack> };

/** Reads the releases of a pack folder that newer ones took the place of (`released/<version>.yaml`), sorted by name. */
export function readReleased(folder: string): readonly ReleasedPack[] {
  const directory = join(folder, 'released');
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const file = join(directory, name);
      return { name: name.slice(0, -'.yaml'.length), pack: parseReleasedPack(readFileSync(file, 'utf8'), file) };
    });
}

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
  const failures = files.flatMap(({ run }) => (run.ok ? findCaseFailures(run.value) : run.problems));
  return count > 0 || failures.length > 0 ? failures : [{ path: folder, message: 'cases 文件夹里没有算例' }];
}

/** Where a pack says from when to when it holds, as `file:line`. */
function rangePlace(folder: string): string {
  const file = join(folder, 'pack.yaml');
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((text) => text.startsWith('effective:'));
  return `${file}:${line + 1}`;
}

/** Days on which two packs of one region hold, or none does between two of them. Unsound packs are left out. */
export const findRangeProblems = (folders: readonly PackFolder[]): readonly Problem[] =>
  checkRanges(
    folders.flatMap(({ folder, pack }) => (pack.ok ? [{ file: rangePlace(folder), content: pack.value.content }] : [])),
  );
