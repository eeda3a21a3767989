import type { CategoryId } from '#shared/settlement/category.ts';
import type { PackSummary } from '#shared/settlement/pack-summary.ts';
import type { PolicyPack } from './policy-pack.ts';

/** What a screen needs to know of a pack: names, who is treated as what, parameters to set, and the passages. */
export function packSummary({ content, hash }: PolicyPack): PackSummary {
  const treatedAs = content.classes.flatMap((item) =>
    item.members.flatMap((member) => member.value.map((category): [CategoryId, string] => [category, item.id])),
  );
  return {
    id: content.id,
    hash,
    title: content.title,
    shortTitle: content.shortTitle,
    documentNumber: content.documentNumber,
    region: content.region,
    from: content.effective.from.value,
    to: content.effective.to.value,
    classes: content.classes.map(({ id, name, oneOff }) => ({ id, name, oneOffMonths: oneOff?.months.value ?? null })),
    treatedAs: Object.fromEntries(treatedAs),
    notAided: content.notAided.flatMap((group) => [...group.value]),
    kinds: [...content.kinds.value],
    funds: content.funds.map(({ id, name }) => ({ id, name })),
    pools: content.pools.map(({ id, name }) => ({ id, name })),
    local: content.local.map((item) => ({ ...item })),
    articles: Object.fromEntries(Object.entries(content.articles).map(([key, article]) => [key, { ...article }])),
    readings: content.readings.map((item) => ({ ...item })),
    forms: { ...content.forms },
  };
}
