import { useRef, useState } from 'react';
import type { HouseholdView } from '#shared/contract/people/household.ts';
import { useAction } from '../../../../client/use-channel.ts';
import { TextField } from '../../../../ui/field/text-field.tsx';
import { FormDialog } from '../../../../ui/overlay/form-dialog.tsx';
import { notifyDone } from '../../../../ui/overlay/notify.tsx';
import { HOUSEHOLD_REFRESHES } from '../household-refreshes.ts';

/** Number and place of a household; who belongs to it is changed by what happens to it. */
export function DescribeDialog({
  household,
  onClose,
}: {
  readonly household: HouseholdView;
  readonly onClose: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [described, setDescribed] = useState(household.described);
  const describe = useAction('household/describe', HOUSEHOLD_REFRESHES);
  const submit = () =>
    describe.mutate(
      { target: { id: household.id, revision: household.revision }, described },
      {
        onSuccess: () => {
          notifyDone('已保存家庭信息。');
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title="修改家庭信息"
      verb="保存"
      form={form}
      isBusy={describe.isPending}
      failure={describe.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label="家庭编号"
        data-autofocus
        maxLength={64}
        value={described.number}
        onChange={(number) => setDescribed({ ...described, number })}
      />
      <TextField
        label="家庭住址"
        maxLength={400}
        value={described.address}
        onChange={(address) => setDescribed({ ...described, address })}
      />
      <TextField
        label="村（社区）"
        maxLength={400}
        value={described.village}
        onChange={(village) => setDescribed({ ...described, village })}
      />
    </FormDialog>
  );
}
