import { useRef, useState } from 'react';
import type { HouseholdView } from '#shared/contract/people/household.ts';
import { type ChangeKind, CHANGE_KINDS, EVENT_WORDS, MOVES } from '#shared/domain/household/household-words.ts';
import { useAction } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { focusFirstProblem } from '../../../ui/field/focus-first-problem.ts';
import { SelectField } from '../../../ui/field/select-field.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { changeOrder, needsHead, stayingMembers, type TypedChange } from './change-order.ts';
import { type ChangeProblems, changeProblems } from './change-problems.ts';
import { ChosenList } from './chosen-list.tsx';
import { HOUSEHOLD_REFRESHES } from './household-refreshes.ts';
import { JoiningHousehold } from './joining-household.tsx';
import { LeavingPeople } from './leaving-people.tsx';
import { PersonPicker } from './person-picker.tsx';
import { ProblemGroup } from './problem-group.tsx';

const KINDS = CHANGE_KINDS.map((kind) => ({ value: kind, label: EVENT_WORDS[kind] }));

const REASON_HINTS: Readonly<Record<ChangeKind, string>> = {
  birth: '依据，例如出生医学证明编号。',
  add: '例如结婚、收养。',
  move_in: '例如户口迁移证编号。',
  death: '依据，例如死亡证明编号。',
  move_out: '例如户口迁移证编号。',
  remove: '例如离婚、失踪满两年。',
  split: '例如子女成家，另立户口簿。',
  join: '例如赡养关系，并入户口簿。',
  head: '例如户口簿已变更户主。',
};

const NONE: ChangeProblems = { on: null, who: null, splitHead: null, newHead: null, reason: null };

/** Something happened to a household: who came, who went, who heads it, since when and why. */
export function ChangeDialog({
  household,
  onClose,
}: {
  readonly household: HouseholdView;
  readonly onClose: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const { today } = useSession();
  const [typed, setTyped] = useState<TypedChange>({
    kind: 'birth',
    on: today,
    reason: '',
    place: '',
    chosen: [],
    newHead: '',
    relations: new Map(),
    otherId: null,
  });
  const [wasTried, setTried] = useState(false);
  const change = useAction('household/change', HOUSEHOLD_REFRESHES);
  const set = (patch: Partial<TypedChange>) => setTyped((now) => ({ ...now, ...patch }));
  const { members } = household;
  const moves = MOVES[typed.kind];
  const staying = stayingMembers(members, typed);
  const asksHead = needsHead(members, typed);
  const found = changeProblems(members, typed);
  const problems = wasTried ? found : NONE;
  const relate: Parameters<typeof ChosenList>[0]['onRelate'] = (personId, relation) =>
    set({ chosen: typed.chosen.map((each) => (each.personId === personId ? { ...each, relation } : each)) });

  const submit = () => {
    setTried(true);
    if (Object.values(found).some((problem) => problem !== null)) {
      focusFirstProblem(form);
      return;
    }
    change.mutate(changeOrder(household, typed), {
      onSuccess: () => {
        notifyDone(`已登记${EVENT_WORDS[typed.kind]}。`);
        onClose();
      },
    });
  };
  return (
    <FormDialog
      title="登记家庭变动"
      verb="登记"
      form={form}
      isBusy={change.isPending}
      failure={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <SelectField
        label="变动种类"
        data-autofocus
        value={typed.kind}
        options={KINDS}
        onChange={(kind) => {
          set({ kind, chosen: [], newHead: '', relations: new Map(), otherId: null });
          // Another kind asks for other things: none of them was left out yet.
          setTried(false);
        }}
      />
      <TextField
        label="变动日期"
        maxLength={64}
        value={typed.on}
        hint="从这一天起按变动后的成员。"
        problem={problems.on}
        onChange={(on) => set({ on })}
      />
      {moves === 'leave' ? (
        <LeavingPeople
          kind={typed.kind}
          members={members}
          chosen={typed.chosen}
          problem={problems.who}
          onChoose={(chosen) => set({ newHead: '', chosen })}
        />
      ) : null}
      {typed.kind === 'split' && typed.chosen.length > 0 ? (
        <ProblemGroup legend="在新家庭里与户主的关系" problem={problems.splitHead}>
          <ChosenList chosen={typed.chosen} relationTo="新户主" onRelate={relate} />
        </ProblemGroup>
      ) : null}
      {typed.kind === 'join' ? (
        <JoiningHousehold
          ownId={household.id}
          problem={problems.who}
          chosen={typed.chosen}
          onChoose={(otherId, chosen) => set({ otherId, chosen })}
          onRelate={relate}
        />
      ) : moves === 'enter' ? (
        <>
          <PersonPicker
            label="加入的人"
            problem={problems.who}
            except={[...members.map(({ person }) => person.id), ...typed.chosen.map(({ personId }) => personId)]}
            onPick={({ id, name }) => set({ chosen: [...typed.chosen, { personId: id, name, relation: 'child' }] })}
          />
          <ChosenList
            chosen={typed.chosen}
            relationTo="户主"
            onRemove={(gone) => set({ chosen: typed.chosen.filter(({ personId }) => personId !== gone) })}
            onRelate={relate}
          />
        </>
      ) : null}
      {asksHead ? (
        <SelectField
          label="新户主"
          value={typed.newHead}
          nothing="请选择"
          options={staying
            .filter(({ relation }) => relation !== 'head')
            .map(({ person }) => ({ value: person.id, label: person.name }))}
          problem={problems.newHead}
          onChange={(newHead) => set({ newHead })}
        />
      ) : null}
      {asksHead && typed.newHead !== '' && staying.length > 1 ? (
        <ProblemGroup legend="与新户主的关系" problem={null}>
          <ChosenList
            chosen={staying
              .filter(({ person }) => person.id !== typed.newHead)
              .map(({ person, relation }) => ({
                personId: person.id,
                name: person.name,
                relation: typed.relations.get(person.id) ?? (relation === 'head' ? 'other' : relation),
              }))}
            relationTo="新户主"
            onRelate={(personId, relation) => set({ relations: new Map(typed.relations).set(personId, relation) })}
          />
        </ProblemGroup>
      ) : null}
      {typed.kind === 'move_in' || typed.kind === 'move_out' ? (
        <TextField
          label={typed.kind === 'move_in' ? '从哪里迁入' : '迁到哪里'}
          maxLength={400}
          value={typed.place}
          onChange={(place) => set({ place })}
        />
      ) : null}
      <TextField
        label="原因和依据"
        isRequired
        maxLength={400}
        value={typed.reason}
        hint={REASON_HINTS[typed.kind]}
        problem={problems.reason}
        onChange={(reason) => set({ reason })}
      />
    </FormDialog>
  );
}
