import { useRef, useState } from 'react';
import type { PersonFile } from '#shared/contract/people/person.ts';
import { useAction } from '../../../../client/use-channel.ts';
import { useSession } from '../../../../client/use-session.ts';
import { TextField } from '../../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../../ui/overlay/notify.tsx';
import type { Chosen } from '../change-order.ts';
import { ChosenList } from '../chosen-list.tsx';
import { HOUSEHOLD_REFRESHES } from '../household-refreshes.ts';
import { PersonPicker } from '../person-picker.tsx';

type FoundDialogProps = { readonly file: PersonFile; readonly onFounded: () => void; readonly onClose: () => void };

/** A household is taken down, beginning with the person whose file is open. */
export function FoundDialog({ file, onFounded, onClose }: FoundDialogProps) {
  const form = useRef<HTMLFormElement>(null);
  const { today } = useSession();
  const { name, address, village } = file.form.person;
  const [described, setDescribed] = useState({ number: '', address, village });
  const [on, setOn] = useState(today);
  const [chosen, setChosen] = useState<readonly Chosen[]>([{ personId: file.id, name, relation: 'head' }]);
  const found = useAction('household/found', HOUSEHOLD_REFRESHES);
  const submit = () =>
    found.mutate(
      { described, members: chosen.map(({ personId, relation }) => ({ personId, relation })), on },
      {
        onSuccess: () => {
          notifyDone(`已建立家庭，成员 ${chosen.length} 人。`);
          onFounded();
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title="建立家庭"
      verb="建立家庭"
      form={form}
      isBusy={found.isPending}
      failure={found.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label="家庭编号"
        data-autofocus
        maxLength={64}
        value={described.number}
        hint="户口簿户号或本地编号，可以不填。"
        onChange={(number) => setDescribed({ ...described, number })}
      />
      <TextField
        label="家庭住址"
        maxLength={400}
        value={described.address}
        onChange={(text) => setDescribed({ ...described, address: text })}
      />
      <TextField
        label="村（社区）"
        maxLength={400}
        value={described.village}
        onChange={(text) => setDescribed({ ...described, village: text })}
      />
      <TextField label="起始日期" maxLength={64} value={on} onChange={setOn} hint="从哪一天起是这些成员。" />
      <PersonPicker
        label="添加成员"
        except={chosen.map(({ personId }) => personId)}
        onPick={({ id, name: picked }) =>
          setChosen([...chosen, { personId: id, name: picked, relation: chosen.length === 0 ? 'head' : 'other' }])
        }
      />
      <ChosenList
        chosen={chosen}
        relationTo="户主"
        onRemove={(personId) => setChosen(chosen.filter((each) => each.personId !== personId))}
        onRelate={(personId, relation) =>
          setChosen(chosen.map((each) => (each.personId === personId ? { ...each, relation } : each)))
        }
      />
    </FormDialog>
  );
}
