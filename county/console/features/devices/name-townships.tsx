import { useState } from 'react';
import { TextField } from '../../../../renderer/ui/field/text-field.tsx';
import type { TownshipsView } from '../../api/views.ts';
import { useAct } from '../../client/use-call.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { sayDone } from '../../ui/say-done.tsx';
import css from './devices.module.css';

const MOST_LETTERS = 40;

type NameTownshipsProps = Pick<TownshipsView, 'townships'> & { readonly onClose: () => void };

/** What the townships are called: a field for each. The PCs keep their codes. */
export function NameTownships({ townships, onClose }: NameTownshipsProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const act = useAct('name-townships');
  const names = townships.flatMap(({ township, name }) => {
    const now = (typed[township] ?? name).trim();
    return now === name ? [] : [{ township, name: now }];
  });
  const submit = (): void => {
    if (names.length === 0) return onClose();
    const onSuccess = (): void => {
      onClose();
      sayDone('乡镇名称已保存。');
    };
    act.mutate({ names }, { onSuccess });
  };
  return (
    <FormDialog
      title="乡镇名称"
      verb="保存"
      isBusy={act.isPending}
      failure={act.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={css['effect']}>
        工作台、支付清单和统计里显示为「名称（代码）」。不填的只显示代码。乡镇电脑上的表格不受影响。
      </p>
      <div className={css['names']}>
        {townships.map(({ township, name }, index) => (
          <TextField
            key={township}
            label={township}
            value={typed[township] ?? name}
            onChange={(text) => setTyped({ ...typed, [township]: text })}
            maxLength={MOST_LETTERS}
            data-autofocus={index === 0}
          />
        ))}
      </div>
    </FormDialog>
  );
}
