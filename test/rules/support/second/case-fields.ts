import { fen, formatYuan } from '#shared/fen.ts';
import type { LocalParameters } from '#shared/settlement/case-file.ts';
import { HOHHOT, LIUPANSHUI, QINGHAI, ZHENGZHOU } from './policies.ts';
import type { CaseField, Dice } from './second-cases.ts';
import type { SecondPack } from './second-pack.ts';

const amount = (dice: Dice, most: number): string => formatYuan(fen(dice.under(most)));
const ratio = (dice: Dice): string => dice.one(['0', '1.00', '0.5', '0.65', '0.70', '0.333', '0.12345', '0.8']);
const terms = (dice: Dice) => ({ deductible: dice.one(['0.00', '300.00', amount(dice, 500_000)]), ratio: ratio(dice) });

/** Terms by class, some parts of some classes left unset. */
const classTerms = (
  dice: Dice,
  ids: readonly string[],
  parts: readonly ('inpatient' | 'outpatient')[],
  mayCap = true,
): LocalParameters =>
  Object.fromEntries(
    ids.flatMap((id) => {
      if (dice.under(5) === 0) return [];
      const set = parts.filter(() => dice.under(8) > 0).map((part) => [part, terms(dice)]);
      const cap = mayCap && dice.under(2) === 0 ? { cap: amount(dice, 4_000_000) } : {};
      return [[id, { ...Object.fromEntries(set), ...cap }] as const];
    }),
  );

const BOTH = ['inpatient', 'outpatient'] as const;

/** Each policy's second computation with where its cases lie. */
export const SECOND_OPINIONS: readonly { readonly id: string; readonly pack: SecondPack; readonly field: CaseField }[] =
  [
    {
      id: 'qinghai-2022',
      pack: QINGHAI,
      field: {
        hukou: '630102',
        years: [2022, 2023, 2024],
        categories: [
          'orphan',
          'tekun',
          'dibao',
          'returned_poor',
          'low_income',
          'dibao_edge',
          'expenditure_poor',
          'expenditure_poor',
          'special_care',
          'low_income_disabled',
          'illness_poor',
        ],
        funds: ['inpatient', 'outpatient'],
        edges: [2500, 6000, 12_000, 20_000, 35_833],
        local: (dice) => ({
          ...classTerms(dice, ['orphan', 'tekun', 'dibao', 'low_income_disabled', 'special_care'], BOTH),
          ...classTerms(dice, ['low_income', 'expenditure_poor'], ['outpatient']),
        }),
      },
    },
    {
      id: 'zhengzhou-2017',
      pack: ZHENGZHOU,
      field: {
        hukou: '410105',
        years: [2017],
        categories: [
          'tekun',
          'tekun_centralised',
          'tekun_scattered',
          'dibao',
          'registered_poor',
          'child_in_need',
          'low_income',
          'orphan',
          'special_care',
        ],
        funds: ['inpatient', 'outpatientSpecial', 'outpatient'],
        edges: [3000, 5000, 10_000, 15_000, 50_000, 100_000],
        local: (dice) =>
          classTerms(dice, ['orphan', 'de_facto_orphan', 'child_in_need', 'low_income', 'low_income_disabled'], BOTH),
      },
    },
    {
      id: 'hohhot-2022',
      pack: HOHHOT,
      field: {
        hukou: '150102',
        years: [2022, 2023],
        categories: ['tekun', 'orphan', 'dibao', 'returned_poor', 'monitored', 'edge_poverty_prone', 'dibao_edge'],
        funds: ['aid', 'outpatient'],
        edges: [200, 500, 1000, 2400, 10_000],
        local: (dice) => ({
          ...classTerms(dice, ['dibao', 'monitored'], ['outpatient'], false),
          ...(dice.under(4) === 0
            ? {}
            : {
                dibaoTiers: [
                  { upTo: '10000.00', ratio: '0.70' },
                  { upTo: dice.one(['10000.01', '30000.00']), ratio: ratio(dice) },
                  { upTo: null, ratio: '0.85' },
                ],
              }),
          ...(dice.under(2) === 0 ? {} : { caps: { dibao: amount(dice, 4_000_000), tekun: amount(dice, 9_000_000) } }),
        }),
      },
    },
    {
      id: 'liupanshui-2020',
      pack: LIUPANSHUI,
      field: {
        hukou: '520201',
        years: [2022, 2023],
        categories: ['tekun', 'orphan', 'dibao', 'monitored', 'dibao_edge', 'illness_poor', 'low_income'],
        funds: ['aid'],
        edges: [1000, 2000, 50_000],
        local: (dice) => classTerms(dice, ['tekun', 'dibao', 'dibao_edge', 'illness_poor'], BOTH),
      },
    },
  ];
