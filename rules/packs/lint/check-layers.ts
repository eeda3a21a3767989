import { parseYuan } from '#shared/fen.ts';
import type { Problem } from '#shared/settlement/problem.ts';
import type { PackContent, PackLayers } from '../pack-content.ts';
import { at, type Path } from './at.ts';

type Bands = PackLayers['seriousIllness']['rules'][number]['bands'];

/** Bands must begin one above the other; a band with the ratio of the one before it is dead. */
function checkBands(bands: Bands, path: Path): readonly Problem[] {
  if (bands.length === 0) return [at(path, 'no bands')];
  return bands.flatMap((band, index) => {
    const before = bands[index - 1];
    if (before === undefined) return [];
    const here = [...path, index];
    const [over, below] = [parseYuan(band.over.value) ?? 0, parseYuan(before.over.value) ?? 0];
    if (over <= below)
      return [at([...here, 'over'], `dead band: ${band.over.value} is not above ${before.over.value}`)];
    return band.ratio.value === before.ratio.value
      ? [at([...here, 'ratio'], `dead band: ${band.ratio.value} is the ratio of the band before`)]
      : [];
  });
}

/** What is wrong with the layer functions of a pack. */
export function checkLayers({ layers, classes, outpatientBasic }: PackContent): readonly Problem[] {
  const rules = layers?.seriousIllness.rules ?? [];
  const supplement = layers?.supplement;
  const levels = outpatientBasic?.levels.map((item) => item.level) ?? [];
  const rulePath = (index: number): Path => ['layers', 'seriousIllness', 'rules', index];
  return [
    ...rules.flatMap((rule, index) => [
      ...checkBands(rule.bands, [...rulePath(index), 'bands']),
      ...((rule.categories === undefined) === (index === rules.length - 1)
        ? []
        : [at(rulePath(index), 'the last rule, and only it, is for everybody')]),
    ]),
    ...(layers !== undefined && rules.length === 0 ? [at(['layers', 'seriousIllness', 'rules'], 'no rules')] : []),
    ...(supplement === undefined ? [] : checkBands(supplement.bands, ['layers', 'supplement', 'bands'])),
    ...(supplement?.classes.value ?? []).flatMap((id) =>
      classes.some((item) => item.id === id)
        ? []
        : [at(['layers', 'supplement', 'classes'], `no class "${id}" in this pack`)],
    ),
    ...(outpatientBasic === undefined ||
    [1, 2, 3].every((level) => levels.filter((item) => item === level).length === 1)
      ? []
      : [at(['outpatientBasic', 'levels'], 'each of the levels 1, 2 and 3 once')]),
  ];
}
