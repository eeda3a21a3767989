/**
 * Benxi's published numbers once more, for the engines beside ours, each of which brings them into the form its own
 * documentation advises: amounts in fen, ratios in hundredths, null where there is no limit.
 */
export const CLASSES = [
  { id: 'tekun', basic: { deductible: 0, ratio: 70, cap: 2_000_000 }, tilt: { deductible: 0, ratio: 100, cap: null } },
  {
    id: 'dibao',
    basic: { deductible: 0, ratio: 70, cap: 2_000_000 },
    tilt: { deductible: 300_000, ratio: 70, cap: null },
  },
  {
    id: 'dibao_edge',
    basic: { deductible: 200_000, ratio: 60, cap: 2_000_000 },
    tilt: { deductible: 300_000, ratio: 60, cap: null },
  },
  {
    id: 'illness_poor',
    basic: { deductible: 500_000, ratio: 50, cap: 2_000_000 },
    tilt: { deductible: 1_000_000, ratio: 50, cap: 2_000_000 },
  },
] as const;

export type ClassId = (typeof CLASSES)[number]['id'];

/** Who is treated as which class; a category that is not here is not aided. */
export const CLASS_OF: Readonly<Record<string, ClassId>> = {
  tekun: 'tekun',
  tekun_centralised: 'tekun',
  tekun_scattered: 'tekun',
  orphan: 'tekun',
  de_facto_orphan: 'tekun',
  dibao: 'dibao',
  returned_poor: 'dibao',
  monitored_aided: 'dibao',
  dibao_edge: 'dibao_edge',
  low_income: 'dibao_edge',
  monitored_other: 'dibao_edge',
  monitored: 'dibao_edge',
  unstable_out_of_poverty: 'dibao_edge',
  edge_poverty_prone: 'dibao_edge',
  sudden_hardship: 'dibao_edge',
  illness_poor: 'illness_poor',
};

export const COVERED_KINDS = ['inpatient', 'outpatient_chronic', 'outpatient_major'] as const;
export const BED_DAY_CLASSES = ['tekun', 'dibao'] as const;
/** No limit, for engines that have no infinity. */
export const NO_CAP = 1_000_000_000_000;
