import { useState } from 'react';
import type { PayLine } from '../../api/views.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';

const NUMBER = /\d{9}-[A-Z]-\d{4}-\d{5,8}/g;
/** Eight hundred numbers with whatever else stands in their lines. */
const MOST_LETTERS = 400_000;

type ChooseByNumbersProps = {
  readonly rows: readonly PayLine[];
  readonly onChoose: (rows: readonly PayLine[]) => void;
  readonly onClose: () => void;
};

/** Chooses the rows of a list that was exported earlier: its lines, or its column of numbers, are pasted here. */
export function ChooseByNumbers({ rows, onChoose, onClose }: ChooseByNumbersProps) {
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const asked = new Set(text.match(NUMBER));
  const found = rows.filter(({ number, isOwn }) => asked.has(number) && !isOwn);
  const submit = (): void => {
    setTried(true);
    if (asked.size === 0 || found.length < asked.size) return;
    onChoose(found);
    onClose();
  };
  const problem =
    asked.size === 0
      ? '没有认出申请编号。请从清单里复制「申请编号」一列。'
      : `${asked.size} 个编号里有 ${asked.size - found.length} 个不在待支付里，或是您批准的。请核对清单。`;
  return (
    <FormDialog title="按编号勾选" verb="勾选" isBusy={false} failure={null} onSubmit={submit} onClose={onClose}>
      <TextArea
        label="清单里的申请编号"
        hint="打开导出时的清单，复制「申请编号」一列，粘贴在这里。只勾选这些，别的不选。"
        value={text}
        onChange={setText}
        rows={8}
        maxLength={MOST_LETTERS}
        data-autofocus
        problem={
          isTried && (asked.size === 0 || found.length < asked.size) ? { severity: 'wrong', text: problem } : null
        }
      />
    </FormDialog>
  );
}
