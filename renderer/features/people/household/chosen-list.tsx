import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type Relation, RELATION_WORDS, RELATIONS } from '#shared/domain/household/household-words.ts';
import { SelectField } from '../../../ui/field/select-field.tsx';
import css from '../people.module.css';
import type { Chosen } from './change-order.ts';

const ALL = RELATIONS.map((relation) => ({ value: relation, label: RELATION_WORDS[relation] }));

type ChosenListProps = {
  readonly chosen: readonly Chosen[];
  /** Names whose household the relation is to. */
  readonly relationTo: string;
  /** Left out: nobody can be taken off the list. */
  readonly onRemove?: (personId: string) => void;
  readonly onRelate: (personId: string, relation: Relation) => void;
};

/** People with the relation each of them will have. */
export function ChosenList({ chosen, relationTo, onRemove, onRelate }: ChosenListProps) {
  return (
    <div className={css['people']}>
      {chosen.map(({ personId, name, relation }) => (
        <div key={personId} className={css['personLine']}>
          {onRemove === undefined ? (
            <span className={css['noButton']} />
          ) : (
            <ActionIcon variant="subtle" size={24} aria-label={`去掉${name}`} onClick={() => onRemove(personId)}>
              <IconX size={14} />
            </ActionIcon>
          )}
          <span>{name}</span>
          <SelectField
            label={`${name}与${relationTo}的关系`}
            isLabelHidden
            value={relation}
            options={ALL}
            onChange={(next) => onRelate(personId, next)}
          />
        </div>
      ))}
    </div>
  );
}
