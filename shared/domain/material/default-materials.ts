import type { ApplicationForm, VisitEntry } from '../application-form.ts';
import { hasNoAgent } from '../person/agent.ts';

/** What of the form decides whether a paper is asked for. */
export type MaterialFacts = Pick<ApplicationForm, 'person' | 'account' | 'agent' | 'identities' | 'visits'>;

/** `unasked`: the paper has nothing to do with this case and is not listed. */
export type MaterialNeed = 'needed' | 'optional' | 'unasked';

/** One paper of the checklist as data. */
export type MaterialRule = {
  readonly id: string;
  /** As the person at the window is told. */
  readonly name: string;
  readonly need: (facts: MaterialFacts) => MaterialNeed;
  /** Why it is asked for here; empty: always. */
  readonly why: string;
  /** What the rules ask for, and what usually happens to it. */
  readonly form: 'original' | 'copy';
  readonly after: 'kept' | 'returned';
};

const needed = (): MaterialNeed => 'needed';
const optional = (): MaterialNeed => 'optional';
const when = (isSo: (facts: MaterialFacts) => boolean, otherwise: MaterialNeed = 'unasked') => {
  return (facts: MaterialFacts): MaterialNeed => (isSo(facts) ? 'needed' : otherwise);
};

const hasVisit =
  (isSo: (visit: VisitEntry) => boolean) =>
  ({ visits }: MaterialFacts): boolean =>
    visits.some(isSo);
const isInpatient = hasVisit(({ kind }) => kind === 'inpatient');
const isSpecial = hasVisit(({ kind }) => kind === 'outpatient_chronic' || kind === 'outpatient_major');
const isAway = hasVisit(({ area }) => area === 'outside');
const hasAgent = ({ agent }: MaterialFacts): boolean => !hasNoAgent(agent);
const isOnRoster = ({ identities }: MaterialFacts): boolean => identities.some(({ source }) => source.includes('名册'));
/** Nobody recognised the person yet, or only by what the illness cost: means are checked first. */
const isUnrecognised = ({ identities }: MaterialFacts): boolean =>
  identities.every(({ category }) => category === '' || category === 'illness_poor' || category === 'expenditure_poor');
const isPaidToOther = ({ person, account }: MaterialFacts): boolean => {
  const holder = account.holder.trim();
  return holder !== '' && person.name.trim() !== '' && holder !== person.name.trim();
};

/** The checklist that every policy has; a policy adds its own lines in `pack-materials.ts`. */
export const DEFAULT_MATERIALS: readonly MaterialRule[] = [
  { id: 'id', name: '申请人身份证件', need: needed, why: '', form: 'original', after: 'returned' },
  {
    id: 'household',
    name: '户口簿',
    need: when(({ person }) => person.idType === 'household_booklet', 'optional'),
    why: '没有身份证的儿童以户口簿为准',
    form: 'original',
    after: 'returned',
  },
  {
    id: 'identity',
    name: '救助身份证明（低保证等）',
    need: when((facts) => !isOnRoster(facts), 'optional'),
    why: '身份不是从名册带入的，要看证明',
    form: 'original',
    after: 'returned',
  },
  {
    id: 'means',
    name: '个人家庭经济状况核查委托授权书',
    need: when(isUnrecognised),
    why: '还没有认定救助身份，或因病致贫，要先核查家庭经济状况',
    form: 'original',
    after: 'kept',
  },
  { id: 'invoice', name: '医疗费用票据（或电子票据）', need: needed, why: '', form: 'original', after: 'kept' },
  {
    id: 'list',
    name: '费用明细清单（盖章）',
    need: when(isInpatient, 'optional'),
    why: '有住院费用',
    form: 'original',
    after: 'kept',
  },
  {
    id: 'discharge',
    name: '出院小结或诊断证明',
    need: when(isInpatient, 'optional'),
    why: '有住院费用',
    form: 'copy',
    after: 'kept',
  },
  { id: 'slip', name: '基本医保和大病保险结算单', need: needed, why: '', form: 'original', after: 'kept' },
  {
    id: 'referral',
    name: '转诊或异地就医备案证明',
    need: when(isAway),
    why: '在统筹区外就医',
    form: 'copy',
    after: 'kept',
  },
  {
    id: 'chronic',
    name: '慢特病证，或处方底方、定点药店发票',
    need: when(isSpecial),
    why: '有门诊慢特病费用',
    form: 'original',
    after: 'kept',
  },
  { id: 'account', name: '收款银行卡或存折', need: needed, why: '', form: 'copy', after: 'kept' },
  {
    id: 'payee',
    name: '收款人与申请人关系证明和委托书',
    need: when(isPaidToOther),
    why: '收款户名不是申请人本人',
    form: 'original',
    after: 'kept',
  },
  {
    id: 'agent_id',
    name: '代办人身份证',
    need: when(hasAgent),
    why: '由他人代办',
    form: 'original',
    after: 'returned',
  },
  {
    id: 'agent_letter',
    name: '授权委托书',
    need: when(hasAgent),
    why: '由他人代办',
    form: 'original',
    after: 'kept',
  },
  {
    id: 'injury',
    name: '外伤或第三方责任情况说明',
    need: optional,
    why: '因外伤就医时',
    form: 'original',
    after: 'kept',
  },
  {
    id: 'other_payments',
    name: '其他补偿情况说明（商业保险等）',
    need: optional,
    why: '另有赔付时',
    form: 'original',
    after: 'kept',
  },
];
