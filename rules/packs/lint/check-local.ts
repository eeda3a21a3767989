import type { Problem } from '#shared/settlement/problem.ts';
import type { PackContent } from '../pack-content.ts';
import { at } from './at.ts';

/** The local parameters that something in the pack asks for. */
function usedKeys({ funds, localWarnings = [] }: PackContent): ReadonlySet<string> {
  const keys = funds.flatMap((fund) => {
    if (fund.method === 'perDay') return [fund.rate];
    const local = Object.values(fund.localTerms ?? {});
    return [
      ...local.flatMap(({ setting, localCap }) => [setting, localCap]),
      ...Object.values(fund.terms).map(({ localCap }) => localCap),
    ];
  });
  return new Set([...keys, ...localWarnings.map(({ setting }) => setting)].filter((key) => key !== undefined));
}

/** Local parameters never used, asked for but absent, or of a kind that says something else. */
export function checkLocal(pack: PackContent): readonly Problem[] {
  const used = usedKeys(pack);
  return [
    ...pack.local.flatMap((item, index) =>
      used.has(item.key) ? [] : [at(['local', index], `地方参数“${item.key}”没有被使用`)],
    ),
    ...pack.local.flatMap((item, index) =>
      (item.kind === 'classTerms') === (item.parts !== undefined)
        ? []
        : [at(['local', index, 'parts'], '可填写的部分（parts）属于 classTerms，这种参数也必须写')],
    ),
    ...(pack.localWarnings ?? []).flatMap(({ setting }, index) =>
      pack.local.some((item) => item.key === setting && item.kind === 'money')
        ? []
        : [at(['localWarnings', index, 'setting'], `没有金额类（money）的地方参数“${setting}”`)],
    ),
  ];
}
