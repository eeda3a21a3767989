import { readFileSync } from 'node:fs';
import { toDay } from '#shared/day.ts';
import { fen, formatYuanGrouped, NO_FEN, parseYuan, type Fen } from '#shared/fen.ts';
import type { AidCaseFile } from '#shared/settlement/case-file.ts';
import { parseCaseFile } from '#shared/settlement/parse-case-file.ts';
import type { CaseResult } from '#shared/settlement/result-file.ts';
import { CASE_STATUS_NAMES } from '#shared/settlement/vocabulary.ts';
import { settleCase } from '../../engine/settle-case.ts';
import { findPackProblems } from '../../packs/check-against-pack.ts';
import type { PolicyPack } from '../../packs/policy-pack.ts';
import { minus, plus } from '../../money.ts';
import { readArguments, refused, refusedFor, said, type Command } from './command.ts';
import { loadPack } from './load-pack.ts';

type Change = { readonly id: string; readonly before: CaseResult; readonly after: CaseResult; readonly growth: Fen };

const aidOf = ({ total }: CaseResult): Fen => parseYuan(total.aidTotal) ?? NO_FEN;
const yuan = (amount: Fen): string =>
  `${amount < NO_FEN ? '减少' : '增加'} ${formatYuanGrouped(fen(Math.abs(amount)))} 元`;

/** The cases whose amount or status would be another under the draft, in the order of the file. */
function findChanges(file: AidCaseFile, past: PolicyPack, draft: PolicyPack): readonly Change[] {
  const options = { local: file.local, closeYear: file.closeYear };
  return file.cases.flatMap((aidCase) => {
    const [before, after] = [settleCase(past, aidCase, options), settleCase(draft, aidCase, options)];
    const growth = minus(aidOf(after), aidOf(before));
    return growth === NO_FEN && before.status === after.status ? [] : [{ id: aidCase.id, before, after, growth }];
  });
}

function changeLine({ id, before, after, growth }: Change): string {
  const amounts = `${formatYuanGrouped(aidOf(before))} → ${formatYuanGrouped(aidOf(after))} 元，${yuan(growth)}`;
  const status = `${CASE_STATUS_NAMES[before.status]} → ${CASE_STATUS_NAMES[after.status]}`;
  return before.status === after.status ? `${id}：${amounts}` : `${id}：${amounts}；${status}`;
}

/** `affected PACK CASES.json`: which past cases would get another amount under a draft, and by how much. */
export const affected: Command = ({ root, args, today }) => {
  const [name, path, ...more] = readArguments(args).names;
  if (name === undefined || path === undefined || more.length > 0)
    return refused(['用法：pack affected 政策包 案件.json']);
  const draft = loadPack(root, name);
  if (!draft.ok) return refusedFor(draft.problems);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return refused([`读不到文件“${path}”`]);
  }
  const file = parseCaseFile(text.replace(/^\uFEFF/, ''), toDay(today));
  if (!file.ok) return refusedFor(file.problems);
  const past = loadPack(root, file.value.pack);
  if (!past.ok) return refusedFor(past.problems);
  const problems = [past.value, draft.value].flatMap((pack) => findPackProblems(pack, file.value));
  if (problems.length > 0) return refusedFor(problems);
  const changes = findChanges(file.value, past.value, draft.value);
  const total = changes.reduce<Fen>((sum, { growth }) => plus(sum, growth), NO_FEN);
  const count = `${file.value.cases.length} 个案件中 ${changes.length} 个不同`;
  return said([...changes.map(changeLine), changes.length === 0 ? count : `${count}，合计${yuan(total)}`]);
};
