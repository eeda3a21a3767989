import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { RESTORE_WORD } from '#shared/contract/data/backup.ts';
import { hasCode, sentenceOf } from '../../client/app-failure.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import { focusFirstProblem } from '../../ui/field/focus-first-problem.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { BackupChoice, type Offered } from './backup-choice.tsx';
import css from './damage.module.css';
import { KeyFields } from './key-fields.tsx';

type RestoreFormProps = {
  /** `restore`: in the place of damaged data. `move`: onto a new PC, under a new letter. */
  readonly kind: 'restore' | 'move';
  readonly onBack: () => void;
  readonly onDone: () => void;
};

/** A backup, the password that opens it, and the second question: the word, or the new letter. */
export function RestoreForm({ kind, onBack, onDone }: RestoreFormProps) {
  const { data } = useChannel('damage/backups', {});
  const restore = useAction('damage/restore', ['app/status']);
  const move = useAction('damage/moveHere', ['app/status']);
  const [picked, setPicked] = useState<Offered | null>(null);
  const [pickedUser, setPickedUser] = useState('');
  const [password, setPassword] = useState('');
  const [answer, setAnswer] = useState('');
  const backups = data?.backups ?? [];
  const backup = backups.find(({ row }) => row.id === picked?.row.id) ?? backups[0] ?? null;
  // On this PC the passwords of now count, on a new one those of the day the backup was made.
  const users = (kind === 'restore' ? data?.users : backup?.users) ?? [];
  const userId = users.find(({ id }) => id === pickedUser)?.id ?? users[0]?.id ?? '';
  const form = useRef<HTMLFormElement>(null);
  const action = kind === 'restore' ? restore : move;
  const isLetterUsed = hasCode(action.error, 'LETTER_USED');
  const letter = answer.trim().toUpperCase();
  const isAnswered = kind === 'restore' ? answer.trim() === RESTORE_WORD : /^[A-Z]$/.test(letter);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (backup === null || !isAnswered || password === '') return;
    const { id } = backup.row;
    const after = {
      onSuccess: onDone,
      onError: (error: unknown) => {
        // The password was right; it is the letter that has to be another one.
        if (!hasCode(error, 'LETTER_USED')) setPassword('');
        focusFirstProblem(form);
      },
    };
    if (kind === 'restore') restore.mutate({ id, userId, password, word: RESTORE_WORD }, after);
    else move.mutate({ id, userId, password, letter }, after);
  };
  return (
    <form
      ref={form}
      className={css['form']}
      onSubmit={submit}
      aria-label={kind === 'restore' ? '用备份恢复' : '从备份恢复'}
    >
      <p className={css['purpose']}>
        {kind === 'restore'
          ? '备份之后办理的内容不在恢复后的数据里。现在损坏的文件不会删除，会移到数据文件夹里单独保存。忘记密码时，密码处可以填恢复码。'
          : '把原来那台电脑的数据搬到这台电脑。搬好以后，原来的电脑不要再办理业务；已有的申请编号不变，新的申请用新字母编号。忘记密码时，密码处可以填原来那台电脑的恢复码，搬好后在解锁页再用它设新密码。'}
      </p>
      <BackupChoice backups={backups} chosen={backup} onChoose={setPicked} />
      {backup === null ? null : (
        <>
          <KeyFields
            users={users}
            userId={userId}
            password={password}
            onUser={setPickedUser}
            onPassword={setPassword}
            problem={action.isError && password === '' && !isLetterUsed ? sentenceOf(action.error) : ''}
          />
          <TextField
            label={
              kind === 'restore'
                ? `确认恢复，请输入「${RESTORE_WORD}」两个字`
                : '这台电脑的新字母（A–Z，本乡镇没有用过的）'
            }
            value={answer}
            maxLength={kind === 'restore' ? 4 : 1}
            onChange={(text) => {
              setAnswer(text);
              if (isLetterUsed) action.reset();
            }}
            problem={isLetterUsed ? { severity: 'wrong', text: sentenceOf(action.error) } : null}
          />
        </>
      )}
      <div className={css['buttons']}>
        <Button variant="default" onClick={onBack} disabled={action.isPending}>
          {WORDS.cancel}
        </Button>
        <Button
          type="submit"
          {...(kind === 'restore' ? { color: 'red' } : {})}
          loading={action.isPending}
          disabled={backup === null || !isAnswered || password === ''}
        >
          {kind === 'restore' ? '恢复这份备份' : '搬到这台电脑'}
        </Button>
      </div>
    </form>
  );
}
