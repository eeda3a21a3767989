import { assertNever } from '#shared/result.ts';
import type { LocalParameterDefinition, PackContent } from '../pack-content.ts';

/**
 * What the input of a local parameter looks like. A value is JSON: an amount is yuan text (`"85.50"`), a ratio text from
 * 0 to 1 (`"0.70"`), fields an object, a table a list of rows. Worked out from the kind of the parameter, so a pack
 * cannot describe one thing and accept another.
 */
export type LocalShape =
  | { readonly type: 'amount'; readonly unit: string }
  | { readonly type: 'ratio' }
  | { readonly type: 'fields'; readonly fields: readonly LocalField[] }
  /** One row or more; the column `upTo` ascends and is null in the last row, and only there. */
  | { readonly type: 'table'; readonly columns: readonly LocalField[] };

/** A named part of a value. */
export type LocalField = {
  readonly key: string;
  readonly label: string;
  readonly shape: LocalShape;
  /** What leaving it out means, in words; null where it must be there once its surroundings are. */
  readonly ifEmpty: string | null;
};

const YUAN: LocalShape = { type: 'amount', unit: '元' };
const YUAN_A_YEAR: LocalShape = { type: 'amount', unit: '元/年' };
const NO_CAP = '不设限额';

const TERMS: LocalShape = {
  type: 'fields',
  fields: [
    { key: 'deductible', label: '年度起付标准', shape: YUAN_A_YEAR, ifEmpty: null },
    { key: 'ratio', label: '救助比例', shape: { type: 'ratio' }, ifEmpty: null },
  ],
};

const PARTS: Readonly<Record<NonNullable<LocalParameterDefinition['parts']>[number], LocalField>> = {
  inpatient: { key: 'inpatient', label: '住院', shape: TERMS, ifEmpty: '住院费用不能测算' },
  outpatient: { key: 'outpatient', label: '门诊', shape: TERMS, ifEmpty: '门诊费用不能测算' },
  cap: { key: 'cap', label: '年度限额', shape: YUAN_A_YEAR, ifEmpty: NO_CAP },
};

const TIERS: LocalShape = {
  type: 'table',
  columns: [
    { key: 'upTo', label: '年度个人负担累计到', shape: YUAN, ifEmpty: '以上全部（最后一段）' },
    { key: 'ratio', label: '救助比例', shape: { type: 'ratio' }, ifEmpty: null },
  ],
};

/** Classes whose cap a parameter of kind classCaps may set; another class has no place for one. */
export function cappedClasses({ classes, funds }: PackContent, key: string): readonly PackContent['classes'][number][] {
  const capped = new Set(
    funds.flatMap((fund) =>
      fund.method === 'perDay'
        ? []
        : [...Object.entries(fund.terms), ...Object.entries(fund.localTerms ?? {})]
            .filter(([, terms]) => terms.localCap === key)
            .map(([id]) => id),
    ),
  );
  return classes.filter(({ id }) => capped.has(id));
}

/** The shape of a parameter's value in a pack. */
export function localShape(pack: PackContent, { key, kind, parts = [], unit }: LocalParameterDefinition): LocalShape {
  switch (kind) {
    case 'money':
      return { type: 'amount', unit };
    case 'classTerms':
      return { type: 'fields', fields: parts.map((part) => PARTS[part]) };
    case 'tiers':
      return TIERS;
    case 'classCaps':
      return {
        type: 'fields',
        fields: cappedClasses(pack, key).map(({ id, name }) => ({
          key: id,
          label: name,
          shape: YUAN_A_YEAR,
          ifEmpty: NO_CAP,
        })),
      };
    default:
      return assertNever(kind);
  }
}
