import { AMOUNT_FIELDS, type AmountField, type VisitEntry } from '#shared/domain/application-form.ts';
import { canBeComputed, computedAmounts } from '#shared/domain/asked/computed-amounts.ts';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import { AMOUNT_WORDS } from '#shared/domain/check-visit.ts';
import { changeAmount, changeBill, changeVisit, type FormChange } from '../form/form-change.ts';

type ChoiceId = 'kind' | 'level' | 'designated' | 'area' | 'referral' | 'layers';
type TextId = 'hospital' | 'from' | 'to' | 'diagnosis' | 'bedDays';
type BillId = 'code' | 'number' | 'check';

type Option = { readonly value: string; readonly label: string };

/** One field of a bill line: how it is named, read and changed. `at` is its place under `visits.<key>.`. */
export type Column = {
  readonly at: string;
  readonly label: string;
  readonly help: string;
  /** On which of the three lines of a bill it stands. */
  readonly line: 1 | 2 | 3;
  readonly read: (visit: VisitEntry) => string;
  readonly write: (key: string, typed: string) => FormChange;
  /** A choice that is never open. */
  readonly isAlwaysChosen?: boolean;
  /** Whether there is nothing to type in this bill: it does not matter, or the program works it out. */
  readonly isOff?: (visit: VisitEntry, asked: FormQuestions) => boolean;
} & (
  | { readonly control: 'text' | 'day' | 'code' }
  /** `amount`: which amount of the settlement slip; null for one that only checks it. */
  | { readonly control: 'amount'; readonly amount: AmountField | null }
  /** In the order of the keys 1, 2, 3, … */
  | { readonly control: 'choice'; readonly options: readonly Option[] }
  | { readonly control: 'tick' }
);

const YES_NO: readonly Option[] = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
];

const choice = (at: ChoiceId, label: string, options: readonly Option[]): Column => ({
  at,
  label,
  help: at,
  line: 1,
  control: 'choice',
  options,
  read: (visit) => visit[at],
  // Only the options above can be chosen, and they are the values of the schema.
  write: (key, typed) => changeVisit(key, { [at]: typed }),
});

const text = (at: TextId, label: string, line: 1 | 3, control: 'text' | 'day' | 'code' = 'text'): Column => ({
  at,
  label,
  help: at,
  line,
  control,
  read: (visit) => visit[at],
  write: (key, typed) => changeVisit(key, { [at]: typed }),
});

const amount = (field: AmountField): Column => ({
  at: `amounts.${field}`,
  label: AMOUNT_WORDS[field],
  help: field,
  line: 2,
  control: 'amount',
  amount: field,
  read: (visit) => visit.amounts[field],
  write: (key, typed) => changeAmount(key, field, typed),
  isOff: (visit, asked) => computedAmounts(visit, asked).includes(field),
});

const bill = (field: BillId, label: string, help: string): Column => ({
  at: `bill.${field}`,
  label,
  help,
  line: 3,
  control: 'code',
  read: (visit) => visit.bill[field],
  write: (key, typed) => changeBill(key, { [field]: typed }),
});

/** All fields of a bill line, whatever the policy, in the order in which Enter goes through them. */
export const COLUMNS: readonly Column[] = [
  choice('kind', '类别', [
    { value: 'inpatient', label: '住院' },
    { value: 'outpatient_chronic', label: '门诊慢特病' },
    { value: 'outpatient_major', label: '重特大门诊' },
    { value: 'outpatient_general', label: '普通门诊' },
    { value: 'outpatient_two_diseases', label: '“两病”门诊' },
  ]),
  text('hospital', '医院', 1),
  choice('level', '级别', [
    { value: '1', label: '一级' },
    { value: '2', label: '二级' },
    { value: '3', label: '三级' },
  ]),
  choice('designated', '定点', YES_NO),
  choice('area', '区内外', [
    { value: 'local', label: '区内' },
    { value: 'outside', label: '区外' },
  ]),
  choice('referral', '转诊', YES_NO),
  text('from', '入院', 1, 'day'),
  text('to', '出院', 1, 'day'),
  {
    ...choice('layers', '保险支付', [
      { value: 'given', label: '按单' },
      { value: 'compute', label: '计算' },
    ]),
    // There is no third: what is not worked out stands on the slip.
    write: (key, typed) => changeVisit(key, { layers: typed === 'compute' ? 'compute' : 'given' }),
    isAlwaysChosen: true,
    isOff: (visit, asked) => !canBeComputed(visit, asked),
  },
  ...AMOUNT_FIELDS.map(amount),
  bill('code', '票据代码', 'billCode'),
  bill('number', '票据号', 'billNumber'),
  bill('check', '校验码', 'billCheck'),
  text('diagnosis', '诊断', 3),
  {
    at: 'psychiatric',
    label: '精神科',
    help: 'psychiatric',
    line: 3,
    control: 'tick',
    read: (visit) => (visit.psychiatric ? 'yes' : ''),
    write: (key, typed) => changeVisit(key, { psychiatric: typed !== '' }),
  },
  text('bedDays', '床日', 3, 'code'),
  {
    at: 'listTotal',
    label: '清单合计',
    help: 'listTotal',
    line: 3,
    control: 'amount',
    amount: null,
    read: (visit) => visit.listTotal,
    write: (key, typed) => changeVisit(key, { listTotal: typed }),
  },
];

type Lines = Readonly<Record<1 | 2 | 3, readonly Column[]>>;
const known = new WeakMap<FormQuestions, { readonly columns: readonly Column[]; readonly lines: Lines }>();

function askedColumns(asked: FormQuestions): { readonly columns: readonly Column[]; readonly lines: Lines } {
  const found = known.get(asked);
  if (found !== undefined) return found;
  const hidden = new Set([
    ...(asked.computed.length === 0 ? ['layers'] : []),
    ...(asked.bedDays ? [] : ['psychiatric', 'bedDays']),
  ]);
  const columns = COLUMNS.filter(({ at }) => !hidden.has(at));
  const onLine = (wanted: 1 | 2 | 3): readonly Column[] => columns.filter(({ line }) => line === wanted);
  const made = { columns, lines: { 1: onLine(1), 2: onLine(2), 3: onLine(3) } };
  known.set(asked, made);
  return made;
}

/** The fields of a bill line that the policy asks, in the order in which Enter goes through them. */
export const columnsOf = (asked: FormQuestions): readonly Column[] => askedColumns(asked).columns;

/** The same by the line of the bill they stand on. */
export const linesOf = (asked: FormQuestions): Lines => askedColumns(asked).lines;

/** The field of a path, or null when the path is no field of a bill. */
export const columnAt = (path: string): Column | null =>
  COLUMNS.find(({ at }) => path.startsWith('visits.') && path.endsWith(`.${at}`)) ?? null;

/** What a bill of the same stay or hospital has in common with the one above: never dates, amounts or the bill's number. */
const COPIED = [
  'kind',
  'hospital',
  'level',
  'designated',
  'area',
  'referral',
  'layers',
  'diagnosis',
  'psychiatric',
  'bill.code',
];

/**
 * Ctrl+D: takes over from the line above what bills of one pile share, and the cell the focus is in. Text that is already
 * typed stays.
 */
export function copyFromAbove(above: VisitEntry, below: VisitEntry, focusedAt: string): FormChange {
  const changes = COLUMNS.filter((column) => {
    const isChoice = column.control === 'choice' || column.control === 'tick';
    const isWanted = COPIED.includes(column.at) || column.at === focusedAt;
    return isWanted && column.read(above) !== '' && (isChoice || column.read(below).trim() === '');
  }).map((column) => column.write(below.key, column.read(above)));
  return (form) => changes.reduce((changed, change) => change(changed), form);
}
