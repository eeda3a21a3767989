import { describeLocal, type PolicyPack } from '#rules';
import type { PackSummary } from '#shared/contract/policy.ts';
import { CATEGORY_IDS, categoryName } from '#shared/settlement/category.ts';
import type { InstalledPack } from '../pack-library.ts';
import { packValues } from './pack-values.ts';

/** What a pack is, in short. */
export function packHead({
  content,
  hash,
}: PolicyPack): Pick<
  PackSummary,
  'id' | 'title' | 'documentNumber' | 'region' | 'regionCode' | 'effectiveFrom' | 'effectiveTo' | 'hash' | 'classes'
> {
  return {
    id: content.id,
    title: content.title,
    documentNumber: content.documentNumber,
    region: content.region.name,
    regionCode: content.region.code,
    effectiveFrom: content.effective.from.value,
    effectiveTo: content.effective.to.value,
    hash,
    classes: content.classes.map(({ id, name }) => ({ id, name })),
  };
}

/** A pack as the policy page reads it: every value in words, with its article and the passage. */
export function packView({ pack, release }: InstalledPack): PackSummary {
  const { content } = pack;
  const treatedAs = new Map(
    content.classes.flatMap(({ id, members }) => members.flatMap((member) => member.value.map((item) => [item, id]))),
  );
  const categories = CATEGORY_IDS.map((id) => ({ id, name: categoryName(id), treatedAs: treatedAs.get(id) ?? null }));
  return {
    ...packHead(pack),
    release,
    pools: content.pools.map(({ id, funds }) => ({ id, funds: [...funds] })),
    categories: [
      ...categories.filter((item) => item.treatedAs !== null),
      ...categories.filter((item) => item.treatedAs === null),
    ],
    values: packValues(pack),
    localParameters: describeLocal(content).map(
      ({ key, name, unit, setByName, meaning, citation, passage, shape, needs }) => ({
        key,
        label: name,
        unit,
        setBy: setByName,
        explain: meaning,
        article: citation,
        passage,
        shape,
        waits: needs.map(({ waits }) => waits),
      }),
    ),
  };
}
