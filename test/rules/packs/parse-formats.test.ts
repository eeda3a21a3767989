import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problemLine } from '#shared/settlement/problem.ts';
import { loadCompiledPack, compilePack } from '#rules';
import { parsePack } from '#rules/authoring';
import { packsDirectory } from '../../../rules/packs/read-packs.ts';
import { ROOT } from '../support/benxi.ts';
import { packOf } from '../support/packs.ts';

/** What is wrong with a pack's file after one change, each with the line it stands on. */
function faultsOf(id: string, from: string, to: string): readonly string[] {
  const yaml = readFileSync(join(packsDirectory(ROOT), id, 'pack.yaml'), 'utf8');
  if (!yaml.includes(from)) throw new Error(`${id} has no ${from}`);
  const changed = yaml.replace(from, to);
  const line = changed.slice(0, changed.indexOf(to)).split('\n').length;
  const parsed = parsePack(changed, 'p');
  return parsed.ok ? [] : parsed.problems.map((problem) => problemLine(problem).replace(`p:${line}:`, 'here:'));
}

describe('a pack file with a mistake in what is optional', () => {
  test.each([
    ['liupanshui-2020', 'value: 09-01', 'value: 13-01', '参保缴费 · 集中征缴期首日：“13-01”不是月日（如 09-01）'],
    [
      'liupanshui-2020',
      'newbornDays: { value: 90',
      'newbornDays: { value: -90',
      '参保缴费 · 新生儿缴费期限（日）：“-90”不是整数（0 或以上）',
    ],
    [
      'qinghai-2022',
      "hukou: { value: '63'",
      "hukou: { value: '青海'",
      '户籍：“青海”不是行政区划代码的开头（二至六位数字）',
    ],
    [
      'hohhot-2022',
      '- level: 3',
      '- level: 4',
      '门诊统筹 · 机构级别 · 第 3 项 · 级别：“4”不是医疗机构级别（1、2 或 3）',
    ],
    [
      'hohhot-2022',
      "limit: { value: '2400.00'",
      "limit: { value: '2,400'",
      '门诊统筹 · 年度最高支付限额：“2,400”不是金额（元，如 2000.00）',
    ],
    [
      'hohhot-2022',
      'kind: tiers',
      'kind: steps',
      '地方参数 · “低保对象、返贫致贫人口住院救助分段比例” · 种类：“steps”不是参数种类（money、classTerms、tiers、classCaps之一）',
    ],
    [
      'zhengzhou-2017',
      'value: 90%, article: y196',
      'value: 190%, article: y196',
      '保险各层 · 补充保险 · 分段 · 第 5 项 · 比例：“190%”不是百分比（0% 至 100%，如 70%）',
    ],
    [
      'zhengzhou-2017',
      'base: { value: total',
      'base: { value: residual',
      '救助项目 · “特殊病种门诊救助” · 公布的标准 · “分散供养特困人员” · 基数：“residual”不是类别的基数（total之一）',
    ],
    [
      'zhengzhou-2017',
      'route: manual',
      'route: post',
      '所需材料 · “乡级扶贫部门签字盖章” · 办理方式：“post”不是办理方式（any、manual、one_stop之一）',
    ],
  ])('%s: %s → %s', (id, from, to, message) => {
    expect(faultsOf(id, from, to)).toEqual([`here: ${message}`]);
  });
});

test.each(['qinghai-2022', 'zhengzhou-2017', 'hohhot-2022', 'liupanshui-2020'])(
  '%s comes back whole from its compiled file',
  (id) => {
    expect(loadCompiledPack(compilePack(packOf(id)))).toEqual({ ok: true, value: packOf(id) });
  },
);
