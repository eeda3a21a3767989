import { IconChevronRight, IconUserOff } from '@tabler/icons-react';
import type { PersonRow } from '#shared/contract/people/person.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import css from './ledger.module.css';

const MOST = 20;

type PersonChoiceProps = {
  readonly persons: readonly PersonRow[];
  readonly onChoose: (person: PersonRow) => void;
};

/** Whom the typed characters can mean; a click or Enter opens the ledger. */
export function PersonChoice({ persons, onChoose }: PersonChoiceProps) {
  if (persons.length === 0)
    return (
      <EmptyState icon={IconUserOff} title="没有找到" hint="请核对姓名或证件号后四位。没有在本机办理过的人没有台账。" />
    );
  return (
    <>
      <ul className={css['persons']} aria-label="找到的人">
        {persons.slice(0, MOST).map((person) => (
          <li key={person.id}>
            <button type="button" className={css['choice']} onClick={() => onChoose(person)}>
              <span>{person.name}</span>
              <span>{person.idNumberMasked}</span>
              <span>{person.village}</span>
              <IconChevronRight size={16} stroke={1.5} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {persons.length > MOST ? <p className={css['more']}>还有 {persons.length - MOST} 人，请多输入几个字。</p> : null}
    </>
  );
}
