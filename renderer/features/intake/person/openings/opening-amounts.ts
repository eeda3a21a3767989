import type { OpeningEntry } from '#shared/domain/application-form.ts';
import { OPENING_WORDS, openingPaidWord } from '#shared/domain/asked/check-opening.ts';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import { changeOpening, changeOpeningPaid, type FormChange } from '../../form/form-change.ts';

/** One amount of a line: how it is named, read and changed. */
type Amount = {
  /** Its place under `openings.<key>.`. */
  readonly at: string;
  readonly label: string;
  readonly help: string;
  readonly read: (entry: OpeningEntry) => string;
  readonly write: (key: string, typed: string) => FormChange;
};

const BURDEN: Amount = {
  at: 'burden',
  label: OPENING_WORDS.burden,
  help: 'openingBurden',
  read: ({ burden }) => burden,
  write: (key, burden) => changeOpening(key, { burden }),
};
const X: Amount = {
  at: 'x',
  label: OPENING_WORDS.x,
  help: 'openingX',
  read: ({ x }) => x,
  write: (key, x) => changeOpening(key, { x }),
};

/** The amounts the policy asks for: the burden, the count for the insurance layers, and what each fund paid. */
export const amountsOf = ({ openingFunds, openingX }: FormQuestions): readonly Amount[] => [
  BURDEN,
  ...(openingX ? [X] : []),
  ...openingFunds.map(({ id, name }): Amount => ({
    at: `paid.${id}`,
    label: openingPaidWord(name),
    help: 'openingPaid',
    read: ({ paid }) => paid[id] ?? '',
    write: (key, typed) => changeOpeningPaid(key, id, typed),
  })),
];
