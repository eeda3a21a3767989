import { useState } from 'react';
import type { PersonRow } from '#shared/contract/people/person.ts';
import { useChannel } from '../../../client/use-channel.ts';
import type { FieldProblem } from '../../../ui/field/field-problem.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import css from '../people.module.css';
import { householdWords } from '../people-words.ts';

const MOST = 20;

type PersonPickerProps = {
  readonly label: string;
  /** People who cannot be chosen any more. */
  readonly except: readonly string[];
  /** Why somebody must be chosen here; left out: nobody must. */
  readonly problem?: FieldProblem | null;
  readonly onPick: (row: PersonRow) => void;
};

/** Finds somebody who has a file; a click or Enter on a row takes them. */
export function PersonPicker({ label, except, problem = null, onPick }: PersonPickerProps) {
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const { data } = useChannel('people/list', { text, most: MOST }, { enabled: text !== '', keepPrevious: true });
  const rows = text === '' ? [] : (data?.rows ?? []).filter(({ id }) => !except.includes(id));
  return (
    <div>
      <TextField
        label={label}
        value={typed}
        maxLength={64}
        placeholder="姓名、拼音、证件号后几位"
        problem={problem}
        onChange={setTyped}
        onKeyDown={(event) => {
          const [first] = rows;
          if (event.key !== 'Enter' || first === undefined) return;
          event.preventDefault();
          setTyped('');
          onPick(first);
        }}
        hint={
          text !== '' && data !== undefined && rows.length === 0
            ? '没有找到。请先在「人员与家庭」新建档案。'
            : undefined
        }
      />
      {rows.length === 0 ? null : (
        <ul className={css['results']} aria-label="找到的人员">
          {rows.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                className={css['result']}
                onClick={() => {
                  setTyped('');
                  onPick(row);
                }}
              >
                <span>{row.name}</span>
                <span>{row.idNumberMasked}</span>
                <span>{row.village}</span>
                <span className={css['soft']}>{householdWords(row)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
