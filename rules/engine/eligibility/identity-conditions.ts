import { formatDayInWords, toDay } from '#shared/day.ts';
import { assertNever } from '#shared/result.ts';
import { categoryName } from '#shared/settlement/category.ts';
import { failed, PASSED, type Asked, type Condition } from './condition.ts';
import type { OneOffPlan } from '../plan.ts';
import { identityReason, lookbackStart, oneOffPeriod, type IdentityStanding } from './standing.ts';

const words = (day: string): string => formatDayInWords(toDay(day));

/** `低保对象（2023年1月1日起）`, with what stands against it. */
function identityFact({ identity, aidClass, standing }: IdentityStanding): string {
  const until = identity.to === null ? '起' : `至${words(identity.to)}`;
  const span = `${categoryName(identity.category)}（${words(identity.from)}${until}）`;
  switch (standing) {
    case 'valid':
    case 'before':
    case 'after':
      return aidClass === null ? span : `${span}，按${aidClass.name}待遇`;
    case 'not_aided':
      return `${span}，按本政策不享受医疗救助`;
    case 'not_in_force':
      return `${span}，${aidClass?.oneOff ? '申请之日' : '就诊当日'}不在有效期内`;
    default:
      return assertNever(standing);
  }
}

const isOneOff = (item: IdentityStanding): boolean => Boolean(item.aidClass?.oneOff);

/** Whether the person has an identity that aids the visit; the period of a one-off identity is the next condition. */
export const IDENTITY: Condition = {
  id: 'identity',
  judge: ({ standings }) => {
    const isHeld = standings.some(
      ({ standing }) => standing === 'valid' || standing === 'before' || standing === 'after',
    );
    return isHeld ? PASSED : failed(identityReason(standings));
  },
  describe: ({ plan, visit, standings }) => {
    const article = standings.find((item) => item.standing === 'valid')?.article ?? standings[0]?.article;
    return {
      rule: standings.some(isOneOff)
        ? '就诊当日须有有效的救助身份（一次性救助看申请之日的身份）。'
        : '就诊当日须有有效的救助身份。',
      fact:
        standings.length === 0
          ? '没有登记救助身份'
          : `就诊日期${formatDayInWords(visit.anchor)}；${standings.map(identityFact).join('；')}`,
      article: article ?? plan.clause('identity'),
    };
  },
};

const isAided = ({ standings }: Asked): boolean => standings.some(({ standing }) => standing === 'valid');
const judgeAided = (asked: Asked) => (isAided(asked) ? PASSED : failed(identityReason(asked.standings)));

const oneOffOf = ({ standings }: Asked): OneOffPlan | null =>
  standings.find((item) => isOneOff(item) && item.standing !== 'not_in_force')?.aidClass?.oneOff ?? null;

/** Whether the visit lies in the period of a one-off identity; asked only of a person who has one. */
export const ONE_OFF_PERIOD: Condition = {
  id: 'lookback',
  judge: (asked) => (oneOffOf(asked) === null ? null : judgeAided(asked)),
  describe: (asked) => {
    const { plan, facts, visit, standings } = asked;
    const oneOff = oneOffOf(asked);
    if (oneOff === null) throw new RangeError('The one-off period is described only where it is asked');
    const isInPeriod = standings.some((item) => isOneOff(item) && item.standing === 'valid');
    const period = oneOffPeriod(oneOff, facts.applicationDate);
    return {
      rule: `一次性救助只计申请之日前 ${oneOff.months.value} 个月内的费用（${words(period.from)}至${words(period.to)}，含首尾两日）。`,
      fact: `就诊日期${words(visit.anchor)}${isAided(asked) && !isInPeriod ? '，不在此期间，按其他有效身份救助' : ''}`,
      article: plan.clause('lookback'),
    };
  },
};

/** The identity whose look-back is asked: the visit lies before it, and one that reaches the visit goes first. */
function lookingBack({ standings, visit }: Asked): IdentityStanding | null {
  const isAsked = ({ identity, aidClass }: IdentityStanding): boolean =>
    aidClass?.lookback?.kinds.has(visit.source.kind) === true && visit.anchor < identity.from;
  const asked = standings.filter(isAsked);
  return asked.find(({ standing }) => standing === 'valid') ?? asked[0] ?? null;
}

/** Whether the look-back of an identity reaches the visit; asked where the visit lies before the identity. */
export const LOOKBACK: Condition = {
  id: 'lookback',
  judge: (asked) => (lookingBack(asked) === null ? null : judgeAided(asked)),
  describe: (asked) => {
    const item = lookingBack(asked);
    const lookback = item?.aidClass?.lookback;
    if (!item || !lookback) throw new RangeError('A look-back is described only where it is asked');
    const isOther = isAided(asked) && item.standing !== 'valid';
    return {
      rule: `${item.aidClass?.name ?? ''}自认定之日起向前追溯 ${lookback.days.value} 日（${words(lookbackStart(lookback, item.identity))}起，含当日）。`,
      fact: `就诊日期${words(asked.visit.anchor)}${isOther ? '，追溯不到，按其他有效身份救助' : ''}`,
      article: lookback.days.article,
    };
  },
};
