import { Button, FileButton } from '@mantine/core';
import { IconFileUpload, IconX } from '@tabler/icons-react';
import { type DragEvent, useEffect, useEffectEvent, useState } from 'react';
import { AppFailure, hasCode, sentenceOf } from '../../client/app-failure.ts';
import { invoke } from '../../client/invoke.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { FieldShell } from '../../ui/field/field-shell.tsx';
import css from './county-key.module.css';
import { FingerprintCheck } from './fingerprint-check.tsx';
import { useCheckedKey } from './use-checked-key.ts';

/** A key file has a few hundred characters; anything larger is another file. */
const MAX_BYTES = 20_000;

type Checked = { readonly name: string; readonly keyId: string; readonly fingerprint: string };

type CountyKeyInputProps = {
  /** A text that was found valid before, as when a step is shown again. @default '' */
  readonly initialText?: string;
  /** Where the file comes from and what can be done with it. */
  readonly hint: string;
  /** The text of a key the service found valid; empty when there is none. */
  readonly onChange: (text: string) => void;
  /** Whether something stands there that the service has refused or not yet answered. */
  readonly onRefused?: (isRefused: boolean) => void;
};

/** The county's public key: choose the file, drop it here, or paste its text. Shows whose it is before it is used. */
export function CountyKeyInput({ initialText = '', hint, onChange, onRefused }: CountyKeyInputProps) {
  const [text, setText] = useState('');
  const [checked, setChecked] = useState<Checked | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isOver, setOver] = useState(false);
  const [checkedKey] = useCheckedKey();

  const take = async (next: string) => {
    setText(next);
    setChecked(null);
    setFailure(null);
    onChange('');
    onRefused?.(next.trim() !== '');
    if (next.trim() === '') return;
    try {
      if (next.length > MAX_BYTES) throw new AppFailure({ code: 'BAD_COUNTY_KEY' });
      setChecked(await invoke('setup/checkCountyKey', { text: next }));
      onChange(next);
      onRefused?.(false);
    } catch (error) {
      setFailure(error);
      // Nobody else shall read it from this screen.
      if (hasCode(error, 'COUNTY_SECRET_KEY')) setText('');
    }
  };
  const takeInitial = useEffectEvent(() => void take(initialText));
  useEffect(() => {
    if (initialText !== '') takeInitial();
    // Only what was there at the start; later texts come from here.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const takeFile = async (file: File | null | undefined) => {
    if (file === null || file === undefined) return;
    await take(file.size > MAX_BYTES ? 'x'.repeat(MAX_BYTES + 1) : await file.text());
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void takeFile(event.dataTransfer.files[0]);
  };

  if (checked !== null)
    return (
      <Notice
        meaning={checkedKey === checked.fingerprint ? 'ok' : 'warn'}
        action={
          <Button variant="subtle" size="compact-sm" leftSection={<IconX size={14} />} onClick={() => void take('')}>
            换一个
          </Button>
        }
      >
        <p className={css['name']}>{checked.name}的公钥，核对码（指纹）</p>
        <FingerprintCheck fingerprint={checked.fingerprint} />
      </Notice>
    );
  return (
    <div
      className={css['drop']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <FieldShell
        label="县级公钥"
        problem={failure === null ? null : { severity: 'wrong', text: sentenceOf(failure) }}
        hint={hint}
      >
        {(control) => (
          <div className={css['row']}>
            <textarea
              {...control}
              className={css['paste']}
              rows={2}
              value={text.length > MAX_BYTES ? '' : text}
              placeholder="粘贴公钥文字"
              spellCheck={false}
              onChange={(event) => void take(event.currentTarget.value)}
            />
            <FileButton onChange={(file) => void takeFile(file)} inputProps={{ 'aria-label': '县级公钥文件' }}>
              {(button) => (
                <Button {...button} variant="default" leftSection={<IconFileUpload size={16} stroke={1.5} />}>
                  选择文件
                </Button>
              )}
            </FileButton>
          </div>
        )}
      </FieldShell>
    </div>
  );
}
