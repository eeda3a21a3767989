import type { Problem } from '#shared/settlement/problem.ts';
import type { PackContent } from '../pack-content.ts';
import { at, type Path } from './at.ts';

/** The source of values that the document does not say in so many words: each is a reading of it. */
const READING = 'reading';

/**
 * Values that are a reading and still marked as confirmed: nobody can have confirmed what no document says. Asked of
 * packs as their authors write them, not of released ones.
 */
export function checkReadings(pack: PackContent): readonly Problem[] {
  const walk = (value: unknown, path: Path): readonly Problem[] => {
    if (typeof value !== 'object' || value === null) return [];
    const isSure = Reflect.get(value, 'source') === READING && Reflect.get(value, 'confirmed') === true;
    const here = isSure ? [at([...path, 'confirmed'], '来源是读法（reading），文件没有写明，不能标为已确认')] : [];
    const below = Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
      walk(member, [...path, Array.isArray(value) ? Number(name) : name]),
    );
    return [...here, ...below];
  };
  return walk(pack, []);
}
