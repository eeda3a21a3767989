import { useState } from 'react';
import type { FieldProblem } from '../../../../renderer/ui/field/field-problem.ts';
import { TextField } from '../../../../renderer/ui/field/text-field.tsx';
import { isFormerPc, MOST_FORMER_PCS } from '../../api/former-pcs.ts';
import type { EnrolCodeView, PcView } from '../../api/views.ts';
import { useAct } from '../../client/use-call.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';

/** Nine digits of the township, a hyphen and the PC's letter. */
const PC = /^\d{9}-[A-Z]$/;

const MOST_LETTERS = 400;
const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });
const plain = (text: string): string => text.normalize('NFKC').trim().toUpperCase();

type MakeCodeProps = {
  readonly devices: readonly PcView[];
  readonly onMade: (code: EnrolCodeView) => void;
  readonly onClose: () => void;
};

/** For which PC a code is wanted, and which names its data had before: those the county believes without a look. */
export function MakeCode({ devices, onMade, onClose }: MakeCodeProps) {
  const [typed, setTyped] = useState('');
  const [typedFormer, setTypedFormer] = useState('');
  const [isTried, setTried] = useState(false);
  const act = useAct('make-code');
  const pc = plain(typed);
  const isPc = PC.test(pc);
  const formerPcs = [...new Set(plain(typedFormer).match(/[^\s,，、;；]+/g))];
  const problem = formerProblem(formerPcs, pc);
  // Only said: data that moved on the same registration keeps its name by itself.
  const inUse = formerPcs.filter((former) =>
    devices.some((device) => device.pc === former && device.revokedAt === null),
  );
  const submit = (): void => {
    setTried(true);
    if (isPc && problem === null) act.mutate({ pc, formerPcs }, { onSuccess: onMade });
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
        problem={isTried && !isPc ? wrong('应是九位乡镇代码、短横线和一个大写字母，如 210502001-A。') : null}
      />
      <TextField
        label="以前的编号"
        hint="一般不填。只有数据从旧电脑迁来、换了字母的才填旧编号，几个之间空一格。填了就是县里已经核实：用旧编号受理的申请照常审批；不填，这些申请会留待核对。"
        value={typedFormer}
        onChange={setTypedFormer}
        maxLength={MOST_LETTERS}
        problem={
          isTried && problem !== null
            ? wrong(problem)
            : inUse.length === 0
              ? null
              : {
                  severity: 'warning',
                  text: `${inUse.join('、')} 还没有停用。数据已经迁走的，请先停用旧电脑，否则新电脑登记不上。`,
                }
        }
      />
    </FormDialog>
  );
}

/** What is wrong with the former names; null: nothing. */
function formerProblem(formerPcs: readonly string[], pc: string): string | null {
  if (formerPcs.some((former) => !PC.test(former)))
    return '旧编号也是九位乡镇代码、短横线和一个大写字母，几个之间空一格。';
  if (PC.test(pc) && formerPcs.some((former) => !isFormerPc(former, pc)))
    return '旧编号须是同一乡镇、另一个字母。编号没有变的不用填。';
  return formerPcs.length > MOST_FORMER_PCS ? `最多 ${MOST_FORMER_PCS} 个旧编号。` : null;
}
