import type { Problem } from '#shared/settlement/problem.ts';
import { VISIT_KIND_NAMES, type VisitKind } from '#shared/settlement/vocabulary.ts';
import type { LocalTerms, PackContent, PackFund, ShareFund, ShareTerms } from '../pack-content.ts';
import { at, type Path } from './at.ts';

/** Where a fund speaks of classes: each must be one of the pack, and none be spoken of twice. */
function checkNames(pack: PackContent, fund: ShareFund, path: Path): readonly Problem[] {
  const known = new Set(pack.classes.map((item) => item.id));
  const local = Object.keys(fund.localTerms ?? {});
  const without = fund.without ?? [];
  const spoken = new Set([...Object.keys(fund.terms), ...local, ...without]);
  const twice = [
    ...local.filter((id) => Object.hasOwn(fund.terms, id)).map((id) => ['localTerms', id] as const),
    ...without
      .filter((id) => Object.hasOwn(fund.terms, id) || local.includes(id))
      .map((id) => ['without', without.indexOf(id)] as const),
  ];
  const unknown = (section: string, ids: readonly string[]) =>
    ids.flatMap((id, index) =>
      known.has(id) ? [] : [at([...path, section, section === 'without' ? index : id], `没有类别“${id}”`)],
    );
  return [
    ...pack.classes.flatMap(({ id }) =>
      spoken.has(id) ? [] : [at([...path, 'terms'], `缺口：没有写类别“${id}”的标准`)],
    ),
    ...unknown('terms', Object.keys(fund.terms)),
    ...unknown('localTerms', local),
    ...unknown('without', without),
    ...twice.map(([section, where]) => at([...path, section, where], '这个类别在本项目里已经写过标准')),
  ];
}

/** Whether terms are for a kind of visit. */
const isFor = (fund: ShareFund, terms: ShareTerms | LocalTerms, kind: VisitKind): boolean =>
  (fund.kinds?.value.includes(kind) ?? true) && (terms.kinds?.value.includes(kind) ?? true);

/** Parameters that a fund takes terms or caps from: there, of the right kind, in a pool that counts the fund. */
function checkSettings(pack: PackContent, fund: ShareFund, path: Path): readonly Problem[] {
  const capFaults = (section: string, id: string, key: string | undefined) => {
    if (key === undefined || pack.local.some((item) => item.key === key && item.kind === 'classCaps')) return [];
    return [at([...path, section, id, 'localCap'], `没有限额类（classCaps）的地方参数“${key}”`)];
  };
  const settingFaults = Object.entries(fund.localTerms ?? {}).flatMap(([id, terms]) => {
    const here = [...path, 'localTerms', id];
    const found = pack.local.find((item) => item.key === terms.setting);
    if (found === undefined || (found.kind !== 'classTerms' && found.kind !== 'tiers')) {
      return [at([...here, 'setting'], `没有标准类（classTerms 或 tiers）的地方参数“${terms.setting}”`)];
    }
    const needed = pack.kinds.value
      .filter((kind) => isFor(fund, terms, kind))
      .map((kind) => (kind === 'inpatient' ? 'inpatient' : 'outpatient'));
    const lacking = [...new Set(needed)].filter((part) => !(found.parts?.includes(part) ?? false));
    return found.kind === 'tiers'
      ? []
      : lacking.map((part) => at([...here, 'setting'], `地方参数“${found.key}”没有“${part}”这一部分`));
  });
  const poolFaults = Object.entries(fund.localTerms ?? {}).flatMap(([id, { pool }]) =>
    pool === undefined || pack.pools.some((item) => item.id === pool && item.funds.includes(fund.id))
      ? []
      : [at([...path, 'localTerms', id, 'pool'], `限额“${pool}”没有列入救助项目“${fund.id}”`)],
  );
  return [
    ...settingFaults,
    ...poolFaults,
    ...Object.entries(fund.terms).flatMap(([id, terms]) => capFaults('terms', id, terms.localCap)),
    ...Object.entries(fund.localTerms ?? {}).flatMap(([id, terms]) => capFaults('localTerms', id, terms.localCap)),
  ];
}

/** What is wrong with the terms of a fund by themselves. */
export const checkShareTerms = (pack: PackContent, fund: PackFund, path: Path): readonly Problem[] =>
  fund.method === 'share' ? [...checkNames(pack, fund, path), ...checkSettings(pack, fund, path)] : [];

/** Gaps and overlaps: each class and kind of visit must have exactly one fund that starts from the burden. */
export function checkCoverage(pack: PackContent): readonly Problem[] {
  const funds = pack.funds.filter((fund): fund is ShareFund => fund.method === 'share' && fund.base.value === 'burden');
  return pack.classes.flatMap(({ id }, index) =>
    pack.kinds.value.flatMap((kind) => {
      const paying = funds.filter((fund) => {
        const terms = fund.terms[id] ?? fund.localTerms?.[id];
        return terms !== undefined && isFor(fund, terms, kind);
      });
      if (paying.length === 1) return [];
      const message =
        paying.length === 0
          ? `缺口：类别“${id}”的${VISIT_KIND_NAMES[kind]}没有救助项目`
          : `重叠：类别“${id}”的${VISIT_KIND_NAMES[kind]}同时由${paying.map((fund) => `“${fund.id}”`).join('、')}救助`;
      return [at(['classes', index], message)];
    }),
  );
}
