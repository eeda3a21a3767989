import { useEffect, useEffectEvent, useState } from 'react';
import type { Relation } from '#shared/domain/household/household-words.ts';
import { useChannel } from '../../../client/use-channel.ts';
import type { FieldProblem } from '../../../ui/field/field-problem.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import type { Chosen } from './change-order.ts';
import { ChosenList } from './chosen-list.tsx';
import { PersonPicker } from './person-picker.tsx';

type JoiningHouseholdProps = {
  /** The household that takes the other one in. */
  readonly ownId: string;
  readonly chosen: readonly Chosen[];
  readonly problem: FieldProblem | null;
  readonly onChoose: (otherId: string, chosen: readonly Chosen[]) => void;
  readonly onRelate: (personId: string, relation: Relation) => void;
};

/** The household that comes in whole, found by one of its people; each of them gets a relation to the head here. */
export function JoiningHousehold({ ownId, chosen, problem, onChoose, onRelate }: JoiningHouseholdProps) {
  const [otherId, setOtherId] = useState<string | null>(null);
  const [isAlone, setAlone] = useState(false);
  const { data } = useChannel('household/get', { id: otherId ?? '', on: '' }, { enabled: otherId !== null });
  const take = useEffectEvent(() => {
    if (data === undefined) return;
    onChoose(
      data.id,
      data.members.map(({ person, relation }) => ({
        personId: person.id,
        name: person.name,
        relation: relation === 'head' ? 'other' : relation,
      })),
    );
  });
  useEffect(() => take(), [data]);
  return (
    <>
      <PersonPicker
        label="并入的家庭里的任何一人"
        except={[]}
        problem={problem}
        onPick={({ household }) => {
          setAlone(household === null || household.id === ownId);
          setOtherId(household === null || household.id === ownId ? null : household.id);
        }}
      />
      {isAlone ? (
        <Notice meaning="warn">这个人没有另外的家庭。单个人加入请把变动种类改为「新增」或「迁入」。</Notice>
      ) : null}
      <ChosenList chosen={chosen} relationTo="户主" onRelate={onRelate} />
    </>
  );
}
