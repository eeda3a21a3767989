import { describeMissing, missingName, type PolicyPack } from '#rules';
import type { ToGetItem } from '#shared/contract/case/assessment.ts';
import { INSURED_WORDS } from '#shared/domain/asked/check-insured.ts';
import { OPENING_WORDS } from '#shared/domain/asked/check-opening.ts';
import type { AssessInput } from './assess-input.ts';

/** The part of a parameter that a dotted name asks for, as its input is labelled: `（住院）`. */
function partWords(name: string, fields: readonly { readonly key: string; readonly label: string }[]): string {
  const part = fields.find(({ key }) => key === name.split('.')[2]);
  return part === undefined ? '' : `（${part.label}）`;
}

/** The Chinese name of what the engine says is missing (`local.bedDayRate`, `pack.benxi@2022-05-01`). */
export function missingWords(pack: PolicyPack, name: string): string {
  const described = describeMissing(pack.content, name);
  if (described !== null) {
    const { name: parameter, setByName, shape } = described.parameter;
    return `${setByName}参数：${parameter}${partWords(name, shape.type === 'fields' ? shape.fields : [])}`;
  }
  switch (name) {
    case 'person.hukou':
      return INSURED_WORDS.hukou;
    case 'opening.x':
      return `别处费用的${OPENING_WORDS.x}`;
    case 'local.seriousIllness':
    case 'local.employeeLayers':
      return '大病保险和补充保险支付金额';
    default:
      return missingName(pack.content, name);
  }
}

const citationOf = ({ content }: PolicyPack, article: string | undefined): string => {
  const citation = article === undefined ? undefined : content.articles[article]?.citation;
  return citation === undefined ? '' : `（${citation}）`;
};

/** The field of the first bill whose insurance payments are to be worked out. */
function computedPath({ facts }: AssessInput): string | null {
  const visit = facts.visits.find(({ layers }) => layers === 'compute');
  return visit === undefined ? null : `visits.${visit.key}.layers`;
}

/** What to get for it, and the field it goes into; no field where it is a county's value or another policy. */
export function missingToGet(input: AssessInput, name: string): ToGetItem {
  const { pack, facts } = input;
  const { content } = pack;
  const what = missingWords(pack, name);
  const described = describeMissing(content, name);
  if (described !== null) {
    const { shape, meaning, citation } = described.parameter;
    const unit = shape.type === 'amount' ? `（${shape.unit}）` : '';
    return { what: `${what}${unit}，在「政策包」中填写`, why: `${meaning}（${citation}）`, path: null };
  }
  if (name.startsWith('pack.')) {
    const why = `就诊日期不在${content.shortTitle}的有效期内，不能按这份政策测算。`;
    return { what, why, path: null };
  }
  switch (name) {
    case 'person.hukou': {
      const article = content.hukou?.article ?? content.layers?.supplement?.hukou.article;
      const why = `政策只给本地户籍的人，不知道户籍不能测算${citationOf(pack, article)}。`;
      return { what: `户口簿上的${what}（6 位）`, why, path: 'insured.hukou' };
    }
    case 'opening.x': {
      // A line that only the county's ledger knows has no field yet.
      const line = facts.openings.find(
        ({ key, x }) => x === null && input.form.openings.some((each) => each.key === key),
      );
      const why = '大病保险和补充保险按全年累计计算，不知道别处已经累计多少，不能接着算。';
      return { what, why, path: line === undefined ? 'openings' : `openings.${line.key}.x` };
    }
    case 'local.seriousIllness':
    case 'local.employeeLayers': {
      const reason =
        name === 'local.employeeLayers'
          ? '职工医保的大额补助不能代为计算'
          : '这份政策没有载明大病保险的标准，不能代为计算';
      const why = `${reason}。请把「保险支付」改为“按单”，照结算单填写各项金额。`;
      return { what: `结算单上的${what}`, why, path: computedPath(input) };
    }
    default:
      return { what, why: '缺少这一项，暂不能测算。', path: null };
  }
}
