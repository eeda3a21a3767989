import { VISIT_KIND_NAMES, type VisitKind } from '#shared/settlement/vocabulary.ts';
import type { LocalParameterDefinition, PackContent, PackFund } from '../pack-content.ts';
import { localShape, type LocalShape } from './local-shape.ts';

/** Something that cannot be computed until a local parameter is set. */
export type LocalNeed = {
  /** How results name it under `missing`: `local.bedDayRate`, `local.dibao.inpatient`. */
  readonly missing: string;
  /** What waits, in words: `低保对象的住院救助`. */
  readonly waits: string;
};

/** A local parameter for somebody who is to set it: all that a page needs to build its input and explain it. */
export type LocalDescription = {
  readonly key: string;
  readonly name: string;
  readonly meaning: string;
  /** In words; the units of single inputs stand in `shape`. */
  readonly unit: string;
  readonly setBy: LocalParameterDefinition['setBy'];
  /** The level in words: 县级, 市级. */
  readonly setByName: string;
  readonly citation: string;
  readonly passage: string;
  readonly shape: LocalShape;
  /** Empty for a parameter without which everything can be computed (caps, watch lines). */
  readonly needs: readonly LocalNeed[];
};

const SETTERS: Readonly<Record<LocalParameterDefinition['setBy'], string>> = { county: '县级', city: '市级' };

const kindNames = (kinds: readonly VisitKind[]): string => kinds.map((kind) => VISIT_KIND_NAMES[kind]).join('、');

/** What of one fund waits for a parameter. */
function needsOf(pack: PackContent, fund: PackFund, { key, kind, parts = [] }: LocalParameterDefinition): LocalNeed[] {
  const nameOf = (id: string): string => pack.classes.find((item) => item.id === id)?.name ?? id;
  if (fund.method === 'perDay') {
    const names = fund.classes.value.map(nameOf).join('、');
    return fund.rate === key ? [{ missing: `local.${key}`, waits: `${names}的${fund.name}` }] : [];
  }
  return Object.entries(fund.localTerms ?? {})
    .filter(([, terms]) => terms.setting === key)
    .flatMap(([id, terms]) => {
      const kinds = pack.kinds.value.filter(
        (item) => (fund.kinds?.value.includes(item) ?? true) && (terms.kinds?.value.includes(item) ?? true),
      );
      if (kind === 'tiers') return [{ missing: `local.${key}`, waits: `${nameOf(id)}的${kindNames(kinds)}救助` }];
      const inpatient = kinds.filter((item) => item === 'inpatient');
      const outpatient = kinds.filter((item) => item !== 'inpatient');
      return [
        { part: 'inpatient' as const, of: inpatient },
        { part: 'outpatient' as const, of: outpatient },
      ]
        .filter(({ part, of }) => of.length > 0 && parts.includes(part))
        .map(({ part, of }) => ({
          missing: `local.${key}.${part}`,
          waits: `${nameOf(id)}的${kindNames(of)}救助`,
        }));
    });
}

/** Every parameter that a pack leaves to a county or city, in the pack's order. */
export const describeLocal = (pack: PackContent): readonly LocalDescription[] =>
  pack.local.map((item) => ({
    key: item.key,
    name: item.name,
    meaning: item.meaning,
    unit: item.unit,
    setBy: item.setBy,
    setByName: SETTERS[item.setBy],
    citation: pack.articles[item.article]?.citation ?? item.article,
    passage: pack.articles[item.article]?.passage ?? '',
    shape: localShape(pack, item),
    needs: pack.funds.flatMap((fund) => needsOf(pack, fund, item)),
  }));

/**
 * What a name under `missing` asks a county to set, in one sentence, with its description; null when the name is no
 * local parameter of this pack (`person.hukou`, `opening.x`, `local.seriousIllness`).
 */
export function describeMissing(
  pack: PackContent,
  missing: string,
): { readonly parameter: LocalDescription; readonly sentence: string } | null {
  for (const parameter of describeLocal(pack)) {
    const need = parameter.needs.find((item) => item.missing === missing);
    if (need !== undefined) {
      return { parameter, sentence: `${need.waits}要用${parameter.setByName}参数“${parameter.name}”，还没有填写` };
    }
  }
  return null;
}
