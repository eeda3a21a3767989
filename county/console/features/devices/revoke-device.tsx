import { useState } from 'react';
import type { FieldProblem } from '../../../../renderer/ui/field/field-problem.ts';
import { TextField } from '../../../../renderer/ui/field/text-field.tsx';
import type { PcView } from '../../api/views.ts';
import { useAct } from '../../client/use-call.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { sayDone } from '../../ui/say-done.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import css from './devices.module.css';

const MOST_REASON = 500;
const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });

type RevokeDeviceProps = { readonly device: PcView; readonly onClose: () => void };

/** Nothing more is taken from a PC: with a reason, and its name typed, as it cannot be taken back. */
export function RevokeDevice({ device: { device, pc }, onClose }: RevokeDeviceProps) {
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const act = useAct('revoke-device');
  const isNamed = typed.normalize('NFKC').trim().toUpperCase() === pc;
  const submit = (): void => {
    setTried(true);
    if (reason.trim() === '' || !isNamed) return;
    act.mutate(
      { device, reason: reason.trim() },
      {
        onSuccess: () => {
          onClose();
          sayDone(`已停用 ${pc}。`);
        },
      },
    );
  };
  return (
    <FormDialog
      title={`停用 ${pc}`}
      verb="停用"
      isDanger
      isBusy={act.isPending}
      failure={act.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={css['effect']}>
        马上生效：这台电脑以后送来的批次不再接收，已接收的不受影响。不能撤回；要再用，须重新登记。
      </p>
      <TextArea
        label="理由"
        hint="这台电脑会看到，也记入操作记录。"
        value={reason}
        onChange={setReason}
        maxLength={MOST_REASON}
        data-autofocus
        problem={isTried && reason.trim() === '' ? wrong('请写明理由。') : null}
      />
      <TextField
        label="再输入一次电脑编号"
        hint={`请照 ${pc} 输入，以免停错。`}
        value={typed}
        onChange={setTyped}
        maxLength={20}
        problem={isTried && !isNamed ? wrong('与要停用的电脑编号不同。') : null}
      />
    </FormDialog>
  );
}
