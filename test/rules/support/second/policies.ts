import { Decimal } from 'decimal.js';
import type { AidCase, AidVisit, LocalParameters } from '#shared/settlement/case-file.ts';
import {
  D,
  daysAfter,
  daysBetween,
  holds,
  inOrder,
  over,
  yearOf,
  ZERO,
  type Grant,
  type SecondPack,
  type Share,
} from './second-pack.ts';

/* What four policies say, from the contract's section 6, the numbers in place. */

const MONITORED = [
  'monitored',
  'monitored_aided',
  'monitored_other',
  'unstable_out_of_poverty',
  'edge_poverty_prone',
  'sudden_hardship',
];
const TEKUN = ['tekun', 'tekun_centralised', 'tekun_scattered'];

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const numberIn = (value: unknown): Decimal | null => (typeof value === 'string' ? D(value) : null);
const above =
  (line: Decimal.Value, ratio: Decimal.Value): Share =>
  (borne) =>
    over(borne, line).times(ratio);
const partOf = ({ kind }: AidVisit): 'inpatient' | 'outpatient' => (kind === 'inpatient' ? 'inpatient' : 'outpatient');

/** Bands `[over, ratio]`: each of what lies over its own line, up to the next. */
const bands =
  (...steps: readonly (readonly [over: Decimal.Value, ratio: Decimal.Value])[]): Share =>
  (borne) =>
    steps.reduce((sum, [line, ratio], index) => {
      const next = steps[index + 1];
      const most = next === undefined ? borne : Decimal.min(borne, next[0]);
      return sum.plus(over(most, line).times(ratio));
    }, ZERO);

/** Deductible and ratio that a county sets for a class and part. */
function localGrant(
  local: LocalParameters,
  classId: string,
  part: 'inpatient' | 'outpatient',
  given: { readonly fund: string; readonly pool: readonly string[]; readonly cap: Decimal | null },
): Grant {
  const terms = fields(fields(local[classId])[part]);
  const [deductible, ratio] = [numberIn(terms['deductible']), numberIn(terms['ratio'])];
  return deductible === null || ratio === null
    ? { missing: `local.${classId}.${part}` }
    : { ...given, share: above(deductible, ratio) };
}
const localCap = (local: LocalParameters, classId: string): Decimal | null => numberIn(fields(local[classId])['cap']);

export const QINGHAI: SecondPack = {
  slug: 'qinghai',
  from: '2022-07-01',
  to: null,
  classes: [
    ['orphan', ['orphan', 'de_facto_orphan', 'hiv_child']],
    ['tekun', TEKUN],
    ['dibao', ['dibao']],
    ['low_income_disabled', ['low_income_disabled']],
    ['special_care', ['special_care']],
    ['low_income', ['low_income', 'dibao_edge', 'returned_poor', ...MONITORED]],
    ['expenditure_poor', ['expenditure_poor']],
  ],
  firstFund: 'inpatient',
  hukou: '63',
  lookback: ['expenditure_poor', 180],
  grant: (classId, visit, local) => {
    const pool = ['inpatient', 'outpatient'];
    const part = partOf(visit);
    if (part === 'inpatient' && classId === 'low_income')
      return { fund: part, share: above(2500, '0.6'), cap: D(20_000), pool };
    if (part === 'inpatient' && classId === 'expenditure_poor')
      return { fund: part, share: above(6000, '0.5'), cap: D(20_000), pool };
    return localGrant(local, classId, part, { fund: part, pool, cap: localCap(local, classId) });
  },
  layers: (aidCase, visit) => ({
    serious: holds(aidCase, visit.to, [...TEKUN, 'dibao', 'returned_poor'])
      ? above(6000, '0.85')
      : above(12_000, '0.8'),
    supplement: null,
  }),
  benefitsFrom: () => null,
  deferUpTo: null,
  outpatientBasic: null,
};

const SERIOUS_2017 = bands([15_000, '0.5'], [50_000, '0.6'], [100_000, '0.7']);
const SUPPLEMENT_2017 = bands([3000, '0.3'], [5000, '0.4'], [10_000, '0.5'], [15_000, '0.8'], [50_000, '0.9']);
const PUBLISHED_2017: Readonly<Record<string, { readonly inpatient: string; readonly outpatient: string | null }>> = {
  tekun_centralised: { inpatient: '1', outpatient: null },
  tekun_scattered: { inpatient: '0.8', outpatient: '0.1' },
  dibao: { inpatient: '0.7', outpatient: '0.1' },
};

export const ZHENGZHOU: SecondPack = {
  slug: 'zhengzhou',
  from: '2017-01-01',
  to: '2017-12-31',
  classes: [
    ['tekun_centralised', ['tekun_centralised']],
    ['tekun_scattered', ['tekun_scattered', 'tekun']],
    ['dibao', ['dibao', 'registered_poor']],
    ['orphan', ['orphan']],
    ['de_facto_orphan', ['de_facto_orphan']],
    ['child_in_need', ['child_in_need']],
    ['low_income', ['low_income']],
    ['low_income_disabled', ['low_income_disabled']],
  ],
  firstFund: 'inpatient',
  hukou: null,
  lookback: null,
  grant: (classId, visit, local) => {
    const part = partOf(visit);
    const published = PUBLISHED_2017[classId];
    if (published === undefined) {
      return localGrant(local, classId, part, {
        fund: part,
        pool: ['inpatient', 'outpatient'],
        cap: localCap(local, classId),
      });
    }
    if (part === 'inpatient')
      return { fund: part, share: above(0, published.inpatient), cap: D(20_000), pool: ['inpatient'] };
    const special = { fund: 'outpatientSpecial', share: above(0, 1), cap: D(10_000), pool: ['outpatientSpecial'] };
    return published.outpatient === null ? special : { ...special, ofTotal: D(published.outpatient) };
  },
  layers: (aidCase, _, classId) => {
    const { hukou } = aidCase.person;
    if (PUBLISHED_2017[classId] === undefined) return { serious: SERIOUS_2017, supplement: null };
    if (hukou === undefined) return { missing: 'person.hukou' };
    // Y: the burden up to the serious-illness line, and what that insurance leaves of the rest.
    const rest: Share = (x) => Decimal.min(x, 15_000).plus(over(x, 15_000).minus(SERIOUS_2017(x)));
    return {
      serious: SERIOUS_2017,
      supplement: hukou.startsWith('41') ? (x) => SUPPLEMENT_2017(rest(x)) : null,
    };
  },
  benefitsFrom: () => null,
  deferUpTo: 3000,
  outpatientBasic: null,
};

const POOLING: Readonly<Record<number, readonly [line: number, ratio: string]>> = {
  1: [200, '0.65'],
  2: [500, '0.6'],
  3: [1000, '0.5'],
};

/** Ordinary outpatient visits of a year: a line for each hospital level, 2,400 for all, the “two diseases” in it. */
function hohhotPooling(aidCase: AidCase, asked: ReadonlySet<string>): ReadonlyMap<string, Decimal> {
  const borne = new Map<string, Decimal>();
  const used = new Map<number, Decimal>();
  const paid = new Map<string, Decimal>();
  for (const visit of inOrder(aidCase).filter(({ id }) => asked.has(id))) {
    const year = yearOf(visit);
    const before = used.get(year) ?? ZERO;
    if (visit.kind === 'outpatient_two_diseases') used.set(year, before.plus(visit.amounts.basic));
    if (visit.kind !== 'outpatient_general' || visit.layers !== 'compute') continue;
    const { level } = visit.hospital;
    const counter = `${year} ${level}`;
    const was = borne.get(counter) ?? ZERO;
    const now = was.plus(visit.amounts.inScope);
    const [line, ratio] = POOLING[level] ?? [0, '0'];
    const growth = over(now, line).minus(over(was, line)).times(ratio).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    const amount = Decimal.min(growth, over(D(2400), before));
    borne.set(counter, now);
    used.set(year, before.plus(amount));
    paid.set(visit.id, amount);
  }
  return paid;
}

export const HOHHOT: SecondPack = {
  slug: 'hohhot',
  from: '2022-01-01',
  to: null,
  classes: [
    ['tekun', [...TEKUN, 'orphan']],
    ['dibao', ['dibao', 'returned_poor']],
    ['monitored', MONITORED],
  ],
  firstFund: 'aid',
  hukou: null,
  lookback: null,
  grant: (classId, visit, local) => {
    const pool = ['aid', 'outpatient'];
    const cap = numberIn(fields(local['caps'])[classId]);
    if (classId === 'tekun') return { fund: 'aid', share: above(0, 1), cap, pool };
    if (visit.kind !== 'inpatient') return localGrant(local, classId, 'outpatient', { fund: 'outpatient', pool, cap });
    if (classId === 'monitored') return { fund: 'aid', share: above(0, '0.65'), cap, pool };
    const tiers = local['dibaoTiers'];
    if (!Array.isArray(tiers)) return { missing: 'local.dibaoTiers' };
    const rows = tiers.map(fields);
    const steps = rows.map(({ ratio }, index) => {
      const before = rows[index - 1]?.['upTo'];
      return [numberIn(before) ?? ZERO, numberIn(ratio) ?? ZERO] as const;
    });
    return { fund: 'aid', share: bands(...steps), cap, pool };
  },
  layers: null,
  benefitsFrom: () => null,
  deferUpTo: null,
  outpatientBasic: hohhotPooling,
};

export const LIUPANSHUI: SecondPack = {
  slug: 'liupanshui',
  from: '2020-01-01',
  to: null,
  classes: [
    ['tekun', [...TEKUN, 'orphan', 'de_facto_orphan']],
    ['dibao', ['dibao', 'returned_poor', ...MONITORED]],
    ['dibao_edge', ['dibao_edge']],
    ['illness_poor', ['illness_poor']],
  ],
  firstFund: 'aid',
  hukou: null,
  lookback: null,
  grant: (classId, visit, local) =>
    localGrant(local, classId, partOf(visit), { fund: 'aid', pool: ['aid'], cap: localCap(local, classId) }),
  layers: null,
  benefitsFrom: ({ person: { enrolment } }) => {
    const { paidOn = null, forYear = null, bornOn = null, employeeEndedOn = null } = enrolment ?? {};
    if (paidOn === null) return null;
    const within = (event: string | null, most: number): event is string =>
      event !== null && event <= paidOn && daysBetween(event, paidOn) <= most;
    if (forYear !== null && paidOn >= `${forYear - 1}-09-01` && paidOn <= `${forYear - 1}-12-31`)
      return `${forYear}-01-01`;
    if (within(bornOn, 90)) return bornOn;
    return within(employeeEndedOn, 60) ? daysAfter(employeeEndedOn, 1) : daysAfter(paidOn, 60);
  },
  deferUpTo: null,
  outpatientBasic: null,
};
