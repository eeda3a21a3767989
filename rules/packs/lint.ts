import type { Problem } from '#shared/settlement/problem.ts';
import { at, type Path } from './lint/at.ts';
import { checkLayers } from './lint/check-layers.ts';
import { checkLocal } from './lint/check-local.ts';
import { checkPremium } from './lint/check-premium.ts';
import { checkCoverage, checkShareTerms } from './lint/check-terms.ts';
import type { PackContent, PackFund } from './pack-content.ts';

/**
 * What a pack's values must say together: nothing cited that is not there, nothing there that is not used, no class
 * without terms, no category treated twice. Paths are JSON paths into the pack.
 */

const KINDS: Readonly<Record<string, string>> = { article: '条款', source: '来源' };

/** Every `{article, source}` and clause of the pack with its path. */
function collectCitations(value: unknown, path: Path = []): readonly { path: Path; kind: string; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const here = [...path, Array.isArray(value) ? Number(name) : name];
    const isCitation = (name === 'article' || name === 'source' || path[0] === 'clauses') && typeof member === 'string';
    if (!isCitation) return collectCitations(member, here);
    return [{ path: here, kind: name === 'source' ? 'source' : 'article', key: member }];
  });
}

function checkCitations(pack: PackContent): readonly Problem[] {
  const citations = collectCitations(pack);
  const dangling = citations.flatMap(({ path, kind, key }) => {
    const known = kind === 'source' ? pack.sources : pack.articles;
    return Object.hasOwn(known, key) ? [] : [at(path, `${KINDS[kind]}“${key}”没有定义`)];
  });
  const used = new Set(citations.map(({ kind, key }) => `${kind} ${key}`));
  const idle = [
    ...Object.keys(pack.sources).map((key) => ['source', 'sources', key] as const),
    ...Object.keys(pack.articles).map((key) => ['article', 'articles', key] as const),
  ].flatMap(([kind, section, key]) =>
    used.has(`${kind} ${key}`)
      ? []
      : [at([section, key], `这${kind === 'source' ? '个来源' : '一条'}没有被引用，请删除或补上引用`)],
  );
  return [...dangling, ...idle];
}

function checkRepeats(
  items: readonly { readonly path: Path; readonly key: string }[],
  what: string,
): readonly Problem[] {
  const seen = new Set<string>();
  return items.flatMap(({ path, key }) => {
    if (seen.has(key)) return [at(path, `“${key}”${what}了两次`)];
    seen.add(key);
    return [];
  });
}

const ids = (section: string, items: readonly { readonly id: string }[]) =>
  items.map((item, index) => ({ path: [section, index, 'id'], key: item.id }));

function checkClasses(pack: PackContent): readonly Problem[] {
  const treated = pack.classes.flatMap((item, index) =>
    item.members.flatMap((member, place) =>
      member.value.map((key) => ({ path: ['classes', index, 'members', place], key })),
    ),
  );
  const refused = pack.notAided.flatMap((group, place) =>
    group.value.map((key) => ({ path: ['notAided', place], key })),
  );
  return [
    ...checkRepeats(ids('classes', pack.classes), '定义'),
    ...checkRepeats([...treated, ...refused], '归类'),
    ...pack.classes.flatMap((item, index) =>
      item.members.length === 0 ? [at(['classes', index], `类别“${item.name}”没有对象`)] : [],
    ),
  ];
}

function checkPerDay(pack: PackContent, fund: PackFund, path: Path): readonly Problem[] {
  if (fund.method !== 'perDay') return [];
  const position = pack.funds.indexOf(fund);
  const replaced = pack.funds.findIndex((item) => item.id === fund.replaces && item.method === 'share');
  return [
    ...(replaced >= 0 && replaced < position
      ? []
      : [at([...path, 'replaces'], `在它前面没有救助项目“${fund.replaces}”可以代替`)]),
    ...(pack.local.some((item) => item.key === fund.rate && item.kind === 'money')
      ? []
      : [at([...path, 'rate'], `没有金额类的地方参数“${fund.rate}”`)]),
    ...fund.classes.value.flatMap((id) =>
      pack.classes.some((item) => item.id === id) ? [] : [at([...path, 'classes'], `没有类别“${id}”`)],
    ),
  ];
}

const poolsOf = (fund: PackFund): readonly (string | undefined)[] =>
  fund.method === 'perDay'
    ? [fund.pool]
    : [fund.pool, ...Object.values(fund.localTerms ?? {}).map((terms) => terms.pool)];

function checkFunds(pack: PackContent): readonly Problem[] {
  const inPools = pack.pools.flatMap((pool, index) =>
    pool.funds.map((key, place) => ({ path: ['pools', index, 'funds', place], key })),
  );
  return [
    ...checkRepeats(ids('funds', pack.funds), '定义'),
    ...checkRepeats(ids('pools', pack.pools), '定义'),
    ...inPools.flatMap(({ path, key }) =>
      pack.funds.some((fund) => fund.id === key) ? [] : [at(path, `没有救助项目“${key}”`)],
    ),
    ...pack.funds.flatMap((fund, index) => {
      const path = ['funds', index];
      const pool = pack.pools.find((item) => item.id === fund.pool);
      const poolFault = pool?.funds.includes(fund.id)
        ? []
        : [at([...path, 'pool'], `限额“${fund.pool}”没有列入救助项目“${fund.id}”`)];
      return [...poolFault, ...checkShareTerms(pack, fund, path), ...checkPerDay(pack, fund, path)];
    }),
    ...pack.pools.flatMap((pool, index) =>
      pack.funds.some((fund) => poolsOf(fund).includes(pool.id))
        ? []
        : [at(['pools', index], `限额“${pool.id}”没有救助项目使用`)],
    ),
  ];
}

function checkRange(pack: PackContent): readonly Problem[] {
  const { from, to } = pack.effective;
  return to.value !== null && to.value < from.value ? [at(['effective', 'to'], '终止日期早于起始日期')] : [];
}

/** Everything wrong with a pack whose shape is right: gaps, overlaps, dangling and idle citations. */
export const findPackFaults = (pack: PackContent): readonly Problem[] => [
  ...checkCitations(pack),
  ...checkRange(pack),
  ...checkClasses(pack),
  ...checkFunds(pack),
  ...checkCoverage(pack),
  ...checkLayers(pack),
  ...checkPremium(pack),
  ...checkRepeats(
    pack.local.map((item, index) => ({ path: ['local', index, 'key'], key: item.key })),
    '定义',
  ),
  ...checkLocal(pack),
];
