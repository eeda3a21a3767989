import type { Problem } from '#shared/settlement/problem.ts';
import type { VisitKind } from '#shared/settlement/vocabulary.ts';
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
      known.has(id)
        ? []
        : [at([...path, section, section === 'without' ? index : id], `no class "${id}" in this pack`)],
    );
  return [
    ...pack.classes.flatMap(({ id }) => (spoken.has(id) ? [] : [at([...path, 'terms'], `no terms for class "${id}"`)])),
    ...unknown('terms', Object.keys(fund.terms)),
    ...unknown('localTerms', local),
    ...unknown('without', without),
    ...twice.map(([section, where]) => at([...path, section, where], 'the class has terms of this fund already')),
  ];
}

/** Whether terms are for a kind of visit. */
const isFor = (fund: ShareFund, terms: ShareTerms | LocalTerms, kind: VisitKind): boolean =>
  (fund.kinds?.value.includes(kind) ?? true) && (terms.kinds?.value.includes(kind) ?? true);

/** Parameters that a fund takes terms or caps from: there, of the right kind, in a pool that counts the fund. */
function checkSettings(pack: PackContent, fund: ShareFund, path: Path): readonly Problem[] {
  const capFaults = (section: string, id: string, key: string | undefined) => {
    if (key === undefined || pack.local.some((item) => item.key === key && item.kind === 'classCaps')) return [];
    return [at([...path, section, id, 'localCap'], `no local parameter "${key}" of kind classCaps`)];
  };
  const settingFaults = Object.entries(fund.localTerms ?? {}).flatMap(([id, terms]) => {
    const here = [...path, 'localTerms', id];
    const found = pack.local.find((item) => item.key === terms.setting);
    if (found === undefined || (found.kind !== 'classTerms' && found.kind !== 'tiers')) {
      return [at([...here, 'setting'], `no local parameter "${terms.setting}" of kind classTerms or tiers`)];
    }
    const needed = pack.kinds.value
      .filter((kind) => isFor(fund, terms, kind))
      .map((kind) => (kind === 'inpatient' ? 'inpatient' : 'outpatient'));
    const lacking = [...new Set(needed)].filter((part) => !(found.parts?.includes(part) ?? false));
    return found.kind === 'tiers'
      ? []
      : lacking.map((part) => at([...here, 'setting'], `local parameter "${found.key}" has no part "${part}"`));
  });
  const poolFaults = Object.entries(fund.localTerms ?? {}).flatMap(([id, { pool }]) =>
    pool === undefined || pack.pools.some((item) => item.id === pool && item.funds.includes(fund.id))
      ? []
      : [at([...path, 'localTerms', id, 'pool'], `pool "${pool}" has no "${fund.id}"`)],
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
          ? `no fund aids class "${id}" for ${kind}`
          : `funds ${paying.map((fund) => `"${fund.id}"`).join(' and ')} both aid class "${id}" for ${kind}`;
      return [at(['classes', index], message)];
    }),
  );
}
