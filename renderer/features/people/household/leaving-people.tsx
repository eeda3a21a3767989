import { Checkbox } from '@mantine/core';
import type { HouseholdMember } from '#shared/contract/people/household.ts';
import type { ChangeKind } from '#shared/domain/household/household-words.ts';
import type { FieldProblem } from '../../../ui/field/field-problem.ts';
import type { Chosen } from './change-order.ts';
import { ProblemGroup } from './problem-group.tsx';

type LeavingPeopleProps = {
  readonly kind: ChangeKind;
  readonly members: readonly HouseholdMember[];
  readonly chosen: readonly Chosen[];
  readonly problem: FieldProblem | null;
  readonly onChoose: (chosen: readonly Chosen[]) => void;
};

const LEGENDS: Partial<Record<ChangeKind, string>> = { split: '分出去的人', death: '死亡的人', move_out: '迁出的人' };

/** Who of the members leaves. The first who is split off heads the new household until somebody else is chosen. */
export function LeavingPeople({ kind, members, chosen, problem, onChoose }: LeavingPeopleProps) {
  const chosenAs = ({ person, relation }: HouseholdMember): Chosen => {
    const begins = kind === 'split' && chosen.length === 0;
    return {
      personId: person.id,
      name: person.name,
      relation: begins ? 'head' : relation === 'head' ? 'other' : relation,
    };
  };
  return (
    <ProblemGroup legend={LEGENDS[kind] ?? '离开的人'} problem={problem}>
      {members.map((member) => (
        <Checkbox
          key={member.person.id}
          label={member.person.name}
          checked={chosen.some(({ personId }) => personId === member.person.id)}
          onChange={(event) =>
            onChoose(
              event.currentTarget.checked
                ? [...chosen, chosenAs(member)]
                : chosen.filter(({ personId }) => personId !== member.person.id),
            )
          }
        />
      ))}
    </ProblemGroup>
  );
}
