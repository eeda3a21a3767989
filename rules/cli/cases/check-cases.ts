import type { Day } from '#shared/day.ts';
import type { AidCase, AidCaseFile } from '#shared/settlement/case-file.ts';
import { checkCase, checkCaseFile } from '#shared/settlement/parse-case-file.ts';
import { jsonPath, type Checked, type Problem } from '#shared/settlement/problem.ts';
import type { CaseSplit } from './split-cases.ts';

/** What a file says beside its cases. */
export type CaseEnvelope = Omit<AidCaseFile, 'cases'>;

const refuse = (path: readonly PropertyKey[], message: string): Checked<never> => ({
  ok: false,
  problems: [{ path: jsonPath(path), message }],
});

const TOO_DEEP = '括号嵌套过深，不是正常的案件文件';

/** Where reading stopped, counted from where the text begins: the case, or the file. */
function faultWords(error: unknown): string {
  const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return at === undefined ? '内容不完整，或者写法不对' : `从这里数起第 ${Number(at) + 1} 个字符处写法不对`;
}

function parseJson(text: string, path: readonly PropertyKey[]): Checked<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return refuse(path, `不是 JSON：${faultWords(error)}`);
  }
}

/** Checks what a file says beside its cases. Never throws. */
export function checkEnvelope({ envelope, isTooDeep }: CaseSplit, today: Day): Checked<CaseEnvelope> {
  if (isTooDeep) return refuse([], TOO_DEEP);
  const json = parseJson(envelope, []);
  return json.ok ? checkCaseFile(json.value, today) : json;
}

/** A case of a file: what it calls itself, however broken it is, and whether it may be settled. */
export type CaseAt = { readonly id: string | null; readonly checked: Checked<AidCase> };

function idOf(value: unknown): string | null {
  const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : null;
  return typeof id === 'string' ? id : null;
}

/** Reads and checks the case at a place of a file. Never throws. */
export function checkCaseAt(bytes: Buffer, { ends, tooDeep }: CaseSplit, place: number, today: Day): CaseAt {
  const path = ['cases', place];
  if (tooDeep.has(place)) return { id: null, checked: refuse(path, TOO_DEEP) };
  const json = parseJson(bytes.toString('utf8', ends[2 * place], ends[2 * place + 1]), path);
  return json.ok ? { id: idOf(json.value), checked: checkCase(json.value, today, path) } : { id: null, checked: json };
}

/** Cases that have the id of an earlier one; `ids` are in the order of the file, null where a case has none. */
export function findRepeatedIds(ids: readonly (string | null)[]): readonly Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  ids.forEach((id, place) => {
    if (id === null) return;
    if (!seen.has(id)) seen.add(id);
    else {
      const message = `${JSON.stringify(id)} 与文件中另一个案件的编号相同`;
      problems.push({ path: jsonPath(['cases', place, 'id']), message });
    }
  });
  return problems;
}
