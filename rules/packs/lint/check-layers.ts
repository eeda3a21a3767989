import { parseYuan } from '#shared/fen.ts';
import type { Problem } from '#shared/settlement/problem.ts';
import type { PackContent, PackLayers } from '../pack-content.ts';
import { at, type Path } from './at.ts';

type Bands = PackLayers['seriousIllness']['rules'][number]['bands'];

/** Bands must begin one above the other; a band with the ratio of the one before it is dead. */
function checkBands(bands: Bands, path: Path): readonly Problem[] {
  if (bands.length === 0) return [at(path, '没有分段')];
  return bands.flatMap((band, index) => {
    const before = bands[index - 1];
    if (before === undefined) return [];
    const here = [...path, index];
    const [over, below] = [parseYuan(band.over.value) ?? 0, parseYuan(before.over.value) ?? 0];
    if (over <= below)
      return [at([...here, 'over'], `这一段永远用不上：起点 ${band.over.value} 不高于上一段的 ${before.over.value}`)];
    return band.ratio.value === before.ratio.value
      ? [at([...here, 'ratio'], `这一段没有作用：比例 ${band.ratio.value} 与上一段相同`)]
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
        : [at(rulePath(index), '最后一条，也只有最后一条，适用于所有人')]),
    ]),
    ...(layers !== undefined && rules.length === 0 ? [at(['layers', 'seriousIllness', 'rules'], '没有适用规则')] : []),
    ...(supplement === undefined ? [] : checkBands(supplement.bands, ['layers', 'supplement', 'bands'])),
    ...(supplement?.classes.value ?? []).flatMap((id) =>
      classes.some((item) => item.id === id) ? [] : [at(['layers', 'supplement', 'classes'], `没有类别“${id}”`)],
    ),
    ...(outpatientBasic === undefined ||
    [1, 2, 3].every((level) => levels.filter((item) => item === level).length === 1)
      ? []
      : [at(['outpatientBasic', 'levels'], '机构级别 1、2、3 要各写一次')]),
  ];
}
