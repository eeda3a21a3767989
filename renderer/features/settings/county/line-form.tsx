import { Button, FileButton } from '@mantine/core';
import { IconFileUpload, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { CertificateView } from '#shared/contract/sync.ts';
import { sentenceOf } from '../../../client/app-failure.ts';
import { useAction } from '../../../client/use-channel.ts';
import { instantToDay } from '../../../text/instants.ts';
import { WORDS } from '../../../text/words.ts';
import { enterMoves } from '../../../ui/field/enter-moves.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import css from '../settings.module.css';

/** A certificate file has a few thousand characters. */
const MAX_BYTES = 100_000;

type Chosen = { readonly text: string; readonly view: CertificateView };

type LineFormProps = {
  readonly address: string;
  /** Null: there is nothing to go back to. */
  readonly onCancel: (() => void) | null;
  readonly onSaved: () => void;
};

/** Address and certificate, tried before they are kept. */
export function LineForm({ address: first, onCancel, onSaved }: LineFormProps) {
  const [address, setAddress] = useState(first);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isTried, setTried] = useState(false);
  const look = useAction('sync/readCertificate');
  const test = useAction('sync/testLine');
  const save = useAction('sync/setLine', ['sync/state']);
  const input = { address, certificate: chosen?.text ?? '' };
  const change = (next: string) => {
    setAddress(next);
    setTried(false);
    test.reset();
    save.reset();
  };
  const takeFile = async (file: File | null) => {
    if (file === null) return;
    const text = file.size > MAX_BYTES ? '' : await file.text();
    setTried(false);
    look.mutate({ text }, { onSuccess: (view) => setChosen({ text, view }) });
  };
  const failure = look.error ?? test.error ?? save.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(input, {
      onSuccess: () => {
        notifyDone('县级服务地址已保存。');
        onSaved();
      },
    });
  };
  return (
    <form className={css['form']} onSubmit={submit} onKeyDown={enterMoves} noValidate>
      <TextField
        label="服务地址"
        value={address}
        onChange={change}
        placeholder="https://10.0.0.8:8443"
        hint="县级医保局给的地址，以 https:// 开头。"
      />
      {chosen === null ? (
        <div>
          <FileButton onChange={(file) => void takeFile(file)} inputProps={{ 'aria-label': '服务证书文件' }}>
            {(button) => (
              <Button {...button} variant="default" leftSection={<IconFileUpload size={16} stroke={1.5} />}>
                选择服务证书
              </Button>
            )}
          </FileButton>
          <p className={css['hint']}>县级医保局另给了证书文件的，请选择它；没有给的，不用选。</p>
        </div>
      ) : (
        <Notice
          meaning="warn"
          action={
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconX size={14} />}
              onClick={() => {
                setChosen(null);
                setTried(false);
              }}
            >
              不用证书
            </Button>
          }
        >
          {chosen.view.subject}，有效期至 {instantToDay(chosen.view.until)}。请打电话与县级逐组核对指纹：
          <br />
          {chosen.view.fingerprint}
        </Notice>
      )}
      {failure === null ? null : (
        <Notice meaning="danger" role="alert">
          {sentenceOf(failure)}
        </Notice>
      )}
      {isTried ? <Notice meaning="ok">连接正常，是县级的服务。</Notice> : null}
      <div className={css['buttons']}>
        {onCancel === null ? null : (
          <Button variant="default" onClick={onCancel}>
            {WORDS.cancel}
          </Button>
        )}
        <Button
          variant="default"
          disabled={address.trim() === ''}
          loading={test.isPending}
          onClick={() => test.mutate(input, { onSuccess: () => setTried(true) })}
        >
          试连
        </Button>
        <Button type="submit" disabled={address.trim() === ''} loading={save.isPending}>
          保存地址
        </Button>
      </div>
    </form>
  );
}
