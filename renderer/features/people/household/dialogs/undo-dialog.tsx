import { useRef, useState } from 'react';
import type { HouseholdEvent, HouseholdView } from '#shared/contract/people/household.ts';
import { EVENT_WORDS } from '#shared/domain/household/household-words.ts';
import { useAction } from '../../../../client/use-channel.ts';
import { TextField } from '../../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../../ui/overlay/notify.tsx';
import { HOUSEHOLD_REFRESHES } from '../household-refreshes.ts';

type UndoDialogProps = {
  readonly household: HouseholdView;
  /** The last change, which is taken back. */
  readonly event: HouseholdEvent;
  readonly onClose: () => void;
};

/** Takes the last change of a household back, with the reason for the record. */
export function UndoDialog({ household, event, onClose }: UndoDialogProps) {
  const undo = useAction('household/undo', HOUSEHOLD_REFRESHES);
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const words = EVENT_WORDS[event.kind];
  const submit = () =>
    undo.mutate(
      { target: { id: household.id, revision: household.revision }, reason },
      {
        onSuccess: () => {
          notifyDone(`已撤销 ${event.on} 的${words}，成员恢复到变动以前。`);
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={`撤销 ${event.on} 的${words}`}
      verb="撤销这次变动"
      form={form}
      isBusy={undo.isPending}
      failure={undo.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        涉及{event.people.map(({ name }) => name).join('、')}。撤销后成员和户主恢复到这次变动以前
        {event.other === null ? '' : '，另一个家庭同时恢复'}。原来的登记留在记录里，注明已撤销。
      </p>
      <TextField label="撤销原因" isRequired value={reason} onChange={setReason} maxLength={400} data-autofocus />
    </FormDialog>
  );
}
