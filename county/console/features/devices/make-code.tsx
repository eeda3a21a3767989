import { useState } from 'react';
import { TextField } from '../../../../renderer/ui/field/text-field.tsx';
import type { EnrolCodeView } from '../../api/views.ts';
import { useAct } from '../../client/use-call.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';

/** Nine digits of the township, a hyphen and the PC's letter. */
const PC = /^\d{9}-[A-Z]$/;

type MakeCodeProps = { readonly onMade: (code: EnrolCodeView) => void; readonly onClose: () => void };

/** For which PC a code is wanted. */
export function MakeCode({ onMade, onClose }: MakeCodeProps) {
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const act = useAct('make-code');
  const pc = typed.normalize('NFKC').trim().toUpperCase();
  const isPc = PC.test(pc);
  const submit = (): void => {
    setTried(true);
    if (isPc) act.mutate({ pc }, { onSuccess: onMade });
  };
  return (
    <FormDialog
      title="生成登记码"
      verb="生成"
      isBusy={act.isPending}
      failure={act.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label="电脑编号"
        hint="九位乡镇代码、短横线和一个大写字母，如 210502001-A；乡镇在「设置」里看得到。换新电脑时，先停用旧的，再用同一编号。"
        value={typed}
        onChange={setTyped}
        maxLength={20}
        data-autofocus
        problem={
          isTried && !isPc
            ? { severity: 'wrong', text: '应是九位乡镇代码、短横线和一个大写字母，如 210502001-A。' }
            : null
        }
      />
    </FormDialog>
  );
}
