import type { PolicyPack } from '#rules';
import type { LocalParameters } from '#shared/settlement/case-file.ts';
import type { CategoryId } from '#shared/settlement/category.ts';
import { PACK_FOLDERS } from './benxi.ts';

/** A pack of the source tree. */
export function packOf(id: string): PolicyPack {
  const folder = PACK_FOLDERS.find((item) => item.id === id);
  if (folder === undefined || !folder.pack.ok) throw new Error(`The pack ${id} cannot be read`);
  return folder.pack.value;
}

const terms = (deductible: string, ratio: string) => ({ deductible, ratio });
const both = (deductible: string, ratio: string, cap?: string) => ({
  inpatient: terms(deductible, ratio),
  outpatient: terms(deductible, ratio),
  ...(cap === undefined ? {} : { cap }),
});

/** A pack with what a random case of it needs: the year it is in force, a home, categories, values a county may set. */
export type PackUnderTest = {
  readonly pack: PolicyPack;
  readonly year: number;
  readonly hukou: string;
  readonly categories: readonly CategoryId[];
  readonly local: LocalParameters;
};

/** Every pack of the source tree, each with all its local parameters set so that everything can be computed. */
export const PACKS_UNDER_TEST: readonly PackUnderTest[] = [
  {
    pack: packOf('benxi-2023'),
    year: 2023,
    hukou: '210502',
    categories: ['tekun', 'dibao', 'dibao_edge', 'monitored', 'illness_poor', 'out_of_poverty'],
    local: { bedDayRate: '85.50' },
  },
  {
    pack: packOf('qinghai-2022'),
    year: 2023,
    hukou: '630102',
    categories: ['tekun', 'dibao', 'returned_poor', 'low_income', 'expenditure_poor', 'special_care', 'illness_poor'],
    local: {
      tekun: both('0.00', '1.00'),
      dibao: both('300.00', '0.80', '30000.00'),
      special_care: both('1000.00', '0.55', '9000.00'),
      low_income: { outpatient: terms('200.00', '0.5'), cap: '3000.00' },
      expenditure_poor: { outpatient: terms('0.00', '0.333') },
    },
  },
  {
    pack: packOf('zhengzhou-2017'),
    year: 2017,
    hukou: '410105',
    categories: [
      'tekun',
      'tekun_centralised',
      'dibao',
      'registered_poor',
      'child_in_need',
      'low_income',
      'special_care',
    ],
    local: { child_in_need: both('500.00', '0.50', '5000.00'), low_income: both('2000.00', '0.45') },
  },
  {
    pack: packOf('hohhot-2022'),
    year: 2023,
    hukou: '150102',
    categories: ['tekun', 'orphan', 'dibao', 'monitored', 'edge_poverty_prone', 'dibao_edge'],
    local: {
      dibaoTiers: [
        { upTo: '10000.00', ratio: '0.70' },
        { upTo: '30000.00', ratio: '0.78' },
        { upTo: null, ratio: '0.85' },
      ],
      caps: { dibao: '40000.00', tekun: '90000.00' },
      dibao: { outpatient: terms('0.00', '0.60') },
      monitored: { outpatient: terms('500.00', '0.50') },
    },
  },
  {
    pack: packOf('liupanshui-2020'),
    year: 2023,
    hukou: '520201',
    categories: ['tekun', 'dibao', 'monitored', 'dibao_edge', 'illness_poor', 'low_income'],
    local: {
      tekun: both('0.00', '1.00', '50000.00'),
      dibao: { inpatient: terms('0.00', '0.70'), outpatient: terms('300.00', '0.65'), cap: '50000.00' },
      dibao_edge: both('1000.00', '0.60', '20000.00'),
      illness_poor: both('2000.00', '0.5'),
    },
  },
];
