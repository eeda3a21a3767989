import { useState } from 'react';
import type { PersonForm } from '#shared/contract/people/person.ts';
import { toDay } from '#shared/day.ts';
import type { FormProblem } from '#shared/domain/form-problem.ts';
import { checkPersonFile } from '#shared/domain/person/check-person-file.ts';
import type { IdType } from '#shared/domain/person/id-document.ts';
import type { NumberEnd } from '#shared/domain/person/number-end.ts';
import { withNumber, withType } from '#shared/domain/person/typed-document.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import { askNextNewborn } from '../../../client/ask-next-newborn.ts';
import { useSession } from '../../../client/use-session.ts';

export const EMPTY_PERSON: PersonForm = {
  person: {
    idType: 'resident_card',
    idNumber: '',
    name: '',
    sex: '',
    birthDate: '',
    phone: '',
    address: '',
    village: '',
    insurance: '',
  },
  account: { kind: 'card', holder: '', bank: '', number: '' },
};

/** A person's file while it is typed. */
export type TypedPerson = {
  readonly form: PersonForm;
  readonly reason: string;
  readonly isChanged: boolean;
  /** Whether what was changed needs a reason: who it is, or where their money goes. */
  readonly needsReason: boolean;
  /** Whether another number was typed over the saved one, so that it must be said why that one ends. */
  readonly isNumberChanged: boolean;
  /** Why the saved number ends; null: not said yet. */
  readonly numberEnd: NumberEnd | null;
  readonly setNumberEnd: (end: NumberEnd) => void;
  readonly changePerson: (patch: Partial<PersonForm['person']>) => void;
  readonly changeAccount: (patch: Partial<PersonForm['account']>) => void;
  readonly typeNumber: (typed: string) => void;
  readonly chooseType: (type: IdType) => void;
  readonly setReason: (reason: string) => void;
  /** The field was left: from now on its problem is said. */
  readonly leave: (path: string) => void;
  /** What may be said about a field now; null: nothing. */
  readonly problemAt: (path: string) => FormProblem | null;
  /** Says everything that is wrong; true when nothing is. */
  readonly isSound: () => boolean;
};

const REASON_PATH = 'reason';
const NUMBER_END_PATH = 'numberEnd';

const guarded = ({ person, account }: PersonForm): string => {
  const { idType, idNumber, name, sex, birthDate } = person;
  return JSON.stringify([idType, idNumber, name.trim(), sex, birthDate, account]);
};

/** A form over a file (`saved` null: a new one). */
export function usePersonForm(saved: PersonForm | null): TypedPerson {
  const today = toDay(useSession().today);
  const start = saved ?? EMPTY_PERSON;
  const [form, setForm] = useState(start);
  const [reason, setReason] = useState('');
  const [saidEnd, setNumberEnd] = useState<NumberEnd | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [wasTried, setTried] = useState(false);
  const needsReason = saved !== null && guarded(saved) !== guarded(form);
  const isNumberChanged =
    saved !== null && normaliseIdNumber(saved.person.idNumber) !== normaliseIdNumber(form.person.idNumber);
  // A child who was registered has been given a number.
  const isRegistered = saved?.person.idType === 'newborn' && form.person.idType !== 'newborn';
  const numberEnd = isNumberChanged ? (saidEnd ?? (isRegistered ? 'changed' : null)) : null;
  const problems: readonly FormProblem[] = [
    ...(isNumberChanged && numberEnd === null
      ? [{ path: NUMBER_END_PATH, severity: 'missing', text: '请选明原来的号码是换了号，还是录错了。' } as const]
      : []),
    ...checkPersonFile(form, today),
    ...(needsReason && reason.trim() === ''
      ? [
          {
            path: REASON_PATH,
            severity: 'missing',
            text: '改动了证件、姓名、性别、出生日期或账户，请写明原因。',
          } as const,
        ]
      : []),
  ];
  const isChanged = JSON.stringify(start) !== JSON.stringify(form);
  return {
    form,
    reason,
    isChanged,
    needsReason,
    isNumberChanged,
    numberEnd,
    setNumberEnd,
    changePerson: (patch) => setForm((now) => ({ ...now, person: { ...now.person, ...patch } })),
    changeAccount: (patch) => setForm((now) => ({ ...now, account: { ...now.account, ...patch } })),
    typeNumber: (typed) => setForm((now) => ({ ...now, person: withNumber(now.person, typed, today) })),
    chooseType: (type) => {
      const chosen = withType(form.person, type, today);
      setForm((now) => ({ ...now, person: withType(now.person, type, today) }));
      if (type !== 'newborn') return;
      void askNextNewborn(chosen.idNumber, (idNumber) =>
        setForm((now) =>
          now.person.idNumber === chosen.idNumber ? { ...now, person: withNumber(now.person, idNumber, today) } : now,
        ),
      );
    },
    setReason,
    leave: (path) => setLeft((now) => (now.has(path) ? now : new Set(now).add(path))),
    problemAt: (path) => problems.find((problem) => problem.path === path && (wasTried || left.has(path))) ?? null,
    isSound: () => {
      setTried(true);
      return problems.every(({ severity }) => severity === 'warning');
    },
  };
}
