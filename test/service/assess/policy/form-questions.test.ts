import { expect, test } from 'vitest';
import { VISIT_KINDS } from '#shared/settlement/vocabulary.ts';
import { questionsOf } from '../../../../electron/service/assess/policy/form-questions.ts';
import { packOf } from '../../../rules/support/packs.ts';

test('each pack has the form ask what it decides by, and nothing else', () => {
  const asked = ['benxi-2023', 'qinghai-2022', 'zhengzhou-2017', 'hohhot-2022', 'liupanshui-2020'].map((id) => {
    const { openingFunds, ...rest } = questionsOf(packOf(id));
    return { id, ...rest, funds: openingFunds.map(({ name }) => name) };
  });
  const nothing = {
    hukou: false,
    enrolment: false,
    bedDays: false,
    computed: [],
    computedBasic: null,
    openingX: false,
    yearEndUpTo: null,
  };
  const layers = { hukou: true, computed: VISIT_KINDS, openingX: true };
  expect(asked).toEqual([
    { ...nothing, id: 'benxi-2023', bedDays: true, funds: ['基本救助', '倾斜救助'] },
    { ...nothing, id: 'qinghai-2022', ...layers, funds: ['住院救助', '门诊救助'] },
    {
      ...nothing,
      id: 'zhengzhou-2017',
      ...layers,
      yearEndUpTo: 300_000,
      funds: ['住院救助', '特殊病种门诊救助', '门诊救助'],
    },
    {
      ...nothing,
      id: 'hohhot-2022',
      computed: ['outpatient_general'],
      computedBasic: 'outpatient_general',
      funds: ['医疗救助', '门诊救助'],
    },
    { ...nothing, id: 'liupanshui-2020', enrolment: true, funds: ['医疗救助'] },
  ]);
});
