import { toDay } from '#shared/day.ts';
import { fen, formatYuanGrouped, NO_FEN, type Fen } from '#shared/fen.ts';
import { CASE_STATUS_NAMES } from '#shared/settlement/vocabulary.ts';
import { plus } from '../../money.ts';
import { findLocalProblems } from '../../packs/check-against-pack.ts';
import { checkEnvelope, findRepeatedIds } from '../cases/check-cases.ts';
import { readBytes } from '../cases/read-bytes.ts';
import { splitCases } from '../cases/split-cases.ts';
import { compareInThreads } from './affected/compare-in-threads.ts';
import type { Change } from './affected/find-changes.ts';
import { readArguments, refused, refusedFor, refusedForFile, said, type Command } from './command.ts';
import { loadPack } from './load-pack.ts';

const yuan = (amount: Fen): string =>
  `${amount < NO_FEN ? '减少' : '增加'} ${formatYuanGrouped(fen(Math.abs(amount)))} 元`;

function changeLine({ id, before, after, growth }: Change): string {
  const amounts = `${formatYuanGrouped(before.aid)} → ${formatYuanGrouped(after.aid)} 元，${yuan(growth)}`;
  const status = `${CASE_STATUS_NAMES[before.status]} → ${CASE_STATUS_NAMES[after.status]}`;
  return before.status === after.status ? `${id}：${amounts}` : `${id}：${amounts}；${status}`;
}

/** The bytes where every thread can read them; a file is read to such a place already. */
function share(bytes: Buffer): SharedArrayBuffer {
  if (bytes.buffer instanceof SharedArrayBuffer) return bytes.buffer;
  const shared = new SharedArrayBuffer(bytes.length);
  Buffer.from(shared).set(bytes);
  return shared;
}

/** `affected PACK CASES.json`: which past cases would get another amount under a draft, and by how much. */
export const affected: Command = async ({ root, args, today }) => {
  const [name, path, ...more] = readArguments(args).names;
  if (name === undefined || path === undefined || more.length > 0)
    return refused(['用法：pack affected 政策包 案件.json']);
  const draft = loadPack(root, name);
  if (!draft.ok) return refusedFor(draft.problems);
  const bytes = readBytes(path);
  if (!bytes.ok) return refusedFor(bytes.problems);
  const split = splitCases(bytes.value);
  const envelope = checkEnvelope(split, toDay(today));
  if (!envelope.ok) return refusedForFile(path, envelope.problems);
  const past = loadPack(root, envelope.value.pack);
  if (!past.ok) return refusedFor(past.problems);
  const packs = { past: past.value, draft: draft.value };
  const local = Object.values(packs).flatMap((pack) => findLocalProblems(pack, envelope.value.local ?? {}));
  const whole = { ...packs, bytes: share(bytes.value), split, envelope: envelope.value, today: toDay(today) };
  const count = split.ends.length / 2;
  const { changes, problems, ids } = await compareInThreads(whole, count);
  const found = [...local, ...problems, ...findRepeatedIds(ids)];
  if (found.length > 0) return refusedForFile(path, found);
  const total = changes.reduce<Fen>((sum, { growth }) => plus(sum, growth), NO_FEN);
  const summary = `${count} 个案件中 ${changes.length} 个不同`;
  return said([...changes.map(changeLine), changes.length === 0 ? summary : `${summary}，合计${yuan(total)}`]);
};
