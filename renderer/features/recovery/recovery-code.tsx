import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { hasCode, sentenceOf } from '../../client/app-failure.ts';
import { useAction } from '../../client/use-channel.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { codeGroups, withLastGroup } from './code-groups.ts';
import css from './recovery.module.css';
import { RecoverySheet } from './recovery-sheet.tsx';

type RecoveryCodeProps = {
  /** As the service gave it, once. */
  readonly code: string;
  /** Called after the last group was typed back and found right. */
  readonly onDone: () => void;
  /** On the button that confirms. @default '已保管好，开始使用' */
  readonly doneLabel?: string;
};

/** The recovery code, large and once: print it or write it down, then type the last group back. */
export function RecoveryCode({ code, onDone, doneLabel = '已保管好，开始使用' }: RecoveryCodeProps) {
  const groups = codeGroups(code);
  const [typed, setTyped] = useState('');
  const [isSheetOpen, setSheetOpen] = useState(false);
  const confirm = useAction('setup/confirmRecovery', ['app/status']);
  const problemText = hasCode(confirm.error, 'WRONG_RECOVERY_CODE')
    ? `最后一组不对。请看纸上的最后一组（${groups.at(-1)?.length ?? 0} 位）。`
    : sentenceOf(confirm.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ recoveryCode: withLastGroup(code, typed) }, { onSuccess: onDone });
  };
  return (
    <form className={css['form']} onSubmit={submit}>
      <Notice meaning="warn">忘记密码时，只有恢复码能打开这台电脑上的数据。它只显示这一次，程序不保存。</Notice>
      <div className={css['codeRow']}>
        <ol className={css['code']} aria-label="恢复码">
          {groups.map((group, index) => (
            <li key={index} className={css['group']}>
              {group}
            </li>
          ))}
        </ol>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.5} />}
          onClick={() => setSheetOpen(true)}
        >
          打印恢复码
        </Button>
      </div>
      <p className={css['advice']}>
        打印或抄写两份，装入信封封好：一份锁在单位保险柜，一份交县级医保局保管。不要拍照，不要存在电脑里。
      </p>
      <div className={css['confirmRow']}>
        <TextField
          label={`输入恢复码的最后一组（${groups.at(-1)?.length ?? 0} 位）`}
          value={typed}
          onChange={(text) => setTyped(text.toUpperCase())}
          maxLength={8}
          autoFocus
          problem={confirm.isError ? { severity: 'wrong', text: problemText } : null}
          hint="抄写或打印好以后，从纸上读出最后一组填在这里。"
        />
        <Button type="submit" loading={confirm.isPending} disabled={typed.trim() === ''}>
          {doneLabel}
        </Button>
      </div>
      {isSheetOpen ? <RecoverySheet code={code} onClose={() => setSheetOpen(false)} /> : null}
    </form>
  );
}
