import { describe, expect, test } from 'vitest';
import { toDay, yearOf } from '#shared/day.ts';
import { readForm } from '#shared/domain/read-form.ts';
import { questionsOf } from '../../../electron/service/assess/policy/form-questions.ts';
import { packOf } from '../../rules/support/packs.ts';
import { formOfCase, withEveryFund } from '../support/forms/form-of-case.ts';
import { packExamples, type PackExample } from '../support/pack-examples.ts';
import { assess } from './support/assess.ts';

const TODAY = toDay('2026-11-01');

/** The steps as the window shows them, of an example of a pack. */
function traceOf(packId: string, { aidCase, local, closeYear }: PackExample) {
  const pack = packOf(packId);
  const asked = questionsOf(pack);
  const form = withEveryFund(formOfCase(aidCase, closeYear), asked.openingFunds);
  const kept = Object.entries(local).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? value : JSON.stringify(value),
    source: '县级文件',
    setAt: '',
    setBy: '',
  }));
  const changes = { applicationId: aidCase.id, pack, local: kept, facts: readForm(form, TODAY, asked), today: TODAY };
  return assess(form, changes).settlement?.trace ?? [];
}

const crosses = ({ aidCase }: PackExample): boolean =>
  aidCase.visits.some(({ from, to }) => yearOf(toDay(from)) < yearOf(toDay(to)));

describe.each(['benxi-2023', 'qinghai-2022', 'zhengzhou-2017', 'hohhot-2022', 'liupanshui-2020'])('%s', (packId) => {
  test('says before the steps of a stay over New Year which year it counts to, by which reading and article', () => {
    const examples = packExamples(packId).filter(crosses);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      const trace = traceOf(packId, example);
      for (const { id, from, to } of example.aidCase.visits) {
        const own = trace.filter(({ visit }) => visit === id || visit?.endsWith(id) === true);
        if (yearOf(toDay(from)) === yearOf(toDay(to)) || own.length === 0) continue;
        expect(own[0]).toMatchObject({ layerName: '年度归属', result: null });
        expect(own[0]?.text).toContain(`整次计入 ${to.slice(0, 4)} 年度，不拆分。政策文件没有写明跨年怎样分，`);
        expect(own[0]?.text).toContain('按政策包的读法：费用按出院（就诊）日期归入年度');
        expect(own[0]?.article).not.toBe('');
        expect(own[0]?.passage).not.toBe('');
      }
      expect(trace.some(({ step }) => step === 'cross_year')).toBe(true);
    }
  });

  test('says nothing of a stay within one year', () => {
    for (const example of packExamples(packId)
      .filter((each) => !crosses(each))
      .slice(0, 10)) {
      expect(traceOf(packId, example).filter(({ step }) => step === 'cross_year')).toEqual([]);
    }
  });
});
