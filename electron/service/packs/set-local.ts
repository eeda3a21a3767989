import { describeLocal, findLocalFaults, type LocalDescription, type PolicyPack } from '#rules';
import type { LocalJson, TypedLocalValue } from '#shared/policy/local-shape.ts';
import { localValueLines, typeLocalValue } from '#shared/policy/type-local-value.ts';
import { readLocalValue } from '#shared/policy/read-local-value.ts';
import { parseDay } from '#shared/day.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { LocalParameterRecord } from '../../store/records/local-parameter-record.ts';
import type { Open } from '../session/session-state.ts';
import { keptText, keptValue, localPlace, localRowId } from './local-values.ts';

type Setting = {
  readonly key: string;
  readonly from: string;
  readonly value: TypedLocalValue;
  readonly source: string;
};

/** Sets a parameter from a day on. BAD_INPUT names the parameter and the first thing wrong. */
export function setLocal(
  { store, actor }: Pick<Open, 'store' | 'actor'>,
  { content }: PolicyPack,
  { key, from, value, source }: Setting,
): Result<Record<string, never>> {
  const described = describeLocal(content).find((item) => item.key === key);
  if (described === undefined) return fail('BAD_INPUT', { where: key.slice(0, 64) });
  if (parseDay(from) === null) return fail('BAD_INPUT', { where: '开始执行日期' });
  const read = readLocalValue(described.shape, value);
  if (!read.ok) return fail('BAD_INPUT', { where: `${described.name}：${read.problems[0]?.text ?? ''}` });
  const [fault] = findLocalFaults(content, key, read.value);
  if (fault !== undefined) return fail('BAD_INPUT', { where: `${described.name}：${fault.words}` });
  const rowId = localRowId(content.region.code, key, from);
  const old = store.localParameters.list().find((record) => record.key === rowId);
  const change = changeWords(described, from, old, read.value);
  store.localParameters.set(actor, rowId, keptText(read.value), source, change);
  return ok({});
}

/** Takes the value of a first day back. NOT_FOUND. */
export function withdrawLocal(
  { store, actor }: Pick<Open, 'store' | 'actor'>,
  { content }: PolicyPack,
  { key, from, reason }: { readonly key: string; readonly from: string; readonly reason: string },
): Result<Record<string, never>> {
  const found = store.localParameters.list().find((record) => {
    const place = localPlace(record.key);
    return (
      place.key === key && (place.from ?? '') === from && (place.region ?? content.region.code) === content.region.code
    );
  });
  if (found === undefined) return fail('NOT_FOUND');
  store.localParameters.remove(actor, found.key, reason);
  return ok({});
}

/** What an audit entry says of a change: which parameter, from which day on, from what to what. */
function changeWords(
  { name, shape }: LocalDescription,
  from: string,
  old: LocalParameterRecord | undefined,
  now: LocalJson,
): string {
  const words = (value: LocalJson): string => localValueLines(shape, typeLocalValue(shape, value)).join('；');
  return `${name}（${from} 起）：${old === undefined ? '未设定' : words(keptValue(old.value))} → ${words(now)}`;
}
