import { problemLine } from '#shared/settlement/problem.ts';
import { comparePacks, differenceLine } from '../../packs/compare/compare-packs.ts';
import {
  findFolderProblems,
  findRangeProblems,
  packsDirectory,
  readPackFolders,
  runCasesOf,
  type PackFolder,
} from '../../packs/read-packs.ts';
import { found, readArguments, refused, refusedFor, said, type Command } from './command.ts';
import { findPackFolder, loadPack } from './load-pack.ts';

/** The packs named, or every installed one; null when one is not there. */
function foldersOf(root: string, names: readonly string[]): readonly PackFolder[] | string {
  if (names.length === 0) return readPackFolders(packsDirectory(root));
  const folders = names.map((name) => [name, findPackFolder(root, name)] as const);
  const absent = folders.find(([, folder]) => folder === null);
  return absent === undefined ? folders.flatMap(([, folder]) => (folder === null ? [] : [folder])) : absent[0];
}

const notThere = (name: string) => refused([`找不到政策包“${name}”`]);

/** `lint [PACK…]`: everything wrong, each with file and line. */
export const lint: Command = ({ root, args }) => {
  const folders = foldersOf(root, readArguments(args).names);
  if (typeof folders === 'string') return notThere(folders);
  const checked = folders.map((folder) => ({ id: folder.id, problems: findFolderProblems(folder) }));
  const problems = [...checked.flatMap((item) => item.problems), ...findRangeProblems(folders)];
  if (problems.length > 0) return found([...problems.map(problemLine), `共 ${problems.length} 个问题`]);
  return said(checked.map(({ id }) => `${id}：没有发现问题`));
};

/** `examples [PACK…]`: the pack's own examples, one line each that does not come out, and a count. */
export const examples: Command = ({ root, args }) => {
  const folders = foldersOf(root, readArguments(args).names);
  if (typeof folders === 'string') return notThere(folders);
  const lines: string[] = [];
  let failures = 0;
  for (const { id, folder, pack } of folders) {
    if (!pack.ok) return refusedFor(pack.problems);
    let count = 0;
    for (const { run } of runCasesOf(folder, pack.value)) {
      if (!run.ok) return refusedFor(run.problems);
      count += run.value.length;
      for (const { place, name, article, differences } of run.value.filter((item) => item.differences.length > 0)) {
        failures += 1;
        const citation = pack.value.content.articles[article]?.citation ?? article;
        lines.push(`${place}：${name}（${citation}）`, ...differences.map((difference) => `    ${difference}`));
      }
    }
    lines.push(`${id}：${count} 个算例`);
  }
  return failures === 0 ? said([...lines, '全部算对']) : found([...lines, `${failures} 个算例不符`]);
};

/** `diff A B`: what differs, in words. */
export const diff: Command = ({ root, args }) => {
  const [first, second, ...more] = readArguments(args).names;
  if (first === undefined || second === undefined || more.length > 0) return refused(['用法：pack diff 甲 乙']);
  const [before, after] = [loadPack(root, first), loadPack(root, second)];
  if (!before.ok) return refusedFor(before.problems);
  if (!after.ok) return refusedFor(after.problems);
  const differences = comparePacks(before.value.content, after.value.content);
  if (differences.length === 0) return said(['两个政策包的内容相同']);
  const title = `${before.value.content.shortTitle}（${before.value.content.id}）与${after.value.content.shortTitle}（${after.value.content.id}）相比：`;
  return said([title, ...differences.map(differenceLine), `共 ${differences.length} 处不同`]);
};
