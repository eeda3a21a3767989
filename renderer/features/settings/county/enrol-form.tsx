import { Button, FileButton } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { sentenceOf } from '../../../client/app-failure.ts';
import { useAction } from '../../../client/use-channel.ts';
import { enterMoves } from '../../../ui/field/enter-moves.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import css from '../settings.module.css';

const MAX_BYTES = 20_000;

/** Registers this PC with the county's one-time code: over the line, or with a file there and one back. */
export function EnrolForm({ isEnrolled, hasLine }: { readonly isEnrolled: boolean; readonly hasLine: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const enrol = useAction('sync/enrol', ['sync/state']);
  const exporting = useAction('sync/exportEnrol');
  const importing = useAction('sync/importEnrolled', ['sync/state']);
  const failure = enrol.error ?? exporting.error ?? importing.error;
  const isBusy = enrol.isPending || exporting.isPending || importing.isPending;
  const done = (countyName: string) => {
    setCode('');
    setOpen(false);
    notifyDone(`已在${countyName}登记本机，${hasLine ? '封好的批次会自动送出。' : '封好的批次用 U 盘送交。'}`);
  };
  const saveRequest = () =>
    exporting.mutate(
      { code },
      {
        onSuccess: ({ path }) => {
          if (path !== null) notifyDone(`登记申请已保存到 ${path}。请交给县级医保局，再把答复文件导入。`);
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (hasLine) enrol.mutate({ code }, { onSuccess: ({ countyName }) => done(countyName) });
    else saveRequest();
  };
  const takeAnswer = async (file: File | null) => {
    if (file === null) return;
    const text = file.size > MAX_BYTES ? '' : await file.text();
    importing.mutate({ text }, { onSuccess: ({ countyName }) => done(countyName) });
  };
  if (isEnrolled && !isOpen)
    return (
      <Button variant="default" className={css['change']} onClick={() => setOpen(true)}>
        重新登记
      </Button>
    );
  return (
    <form className={css['form']} onSubmit={submit} onKeyDown={enterMoves} noValidate>
      <TextField
        label="一次性登记码"
        value={code}
        onChange={setCode}
        hint={`县级医保局给这台电脑的登记码，共 20 个字母和数字，只能用一次。${hasLine ? '' : '不联网的，把登记申请保存到 U 盘交给县级，再导入县级给的答复。'}`}
      />
      {failure === null ? null : (
        <Notice meaning="danger" role="alert">
          {sentenceOf(failure)}
        </Notice>
      )}
      <div className={css['buttons']}>
        <FileButton onChange={(file) => void takeAnswer(file)} inputProps={{ 'aria-label': '登记答复文件' }}>
          {(button) => (
            <Button {...button} variant="default" disabled={isBusy}>
              导入登记答复
            </Button>
          )}
        </FileButton>
        {hasLine ? (
          <Button variant="default" disabled={isBusy || code.trim() === ''} onClick={saveRequest}>
            保存登记申请
          </Button>
        ) : null}
        <Button type="submit" disabled={isBusy || code.trim() === ''} loading={enrol.isPending || exporting.isPending}>
          {hasLine ? '联网登记' : '保存登记申请'}
        </Button>
      </div>
    </form>
  );
}
