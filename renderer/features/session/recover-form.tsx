import { Anchor, Button } from '@mantine/core';
import { useRef } from 'react';
import { hasCode, sentenceOf } from '../../client/app-failure.ts';
import { useAction } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import { enterMoves } from '../../ui/field/enter-moves.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { NewPasswordFields } from '../password/new-password-fields.tsx';
import css from './session.module.css';
import { UserChoice } from './user-choice.tsx';
import { useWayIn, type WayInProps } from './use-way-in.ts';

type RecoverFormProps = WayInProps & {
  /** Neither the password nor the code is there. */
  readonly onCounty: () => void;
};

/** The way back in with the printed code: sets a new password and gives a new code. */
export function RecoverForm({ users, userId, onUser, onHold, onBack, onCounty, onDone }: RecoverFormProps) {
  const recover = useAction('session/recover');
  const form = useRef<HTMLFormElement>(null);
  const way = useWayIn(form, { onHold, onDone }, (error) => hasCode(error, 'WRONG_RECOVERY_CODE'));
  const submit = way.submit(way.code.trim() === '' ? '请按打印的恢复码逐组输入。' : null, (answering) =>
    recover.mutate({ userId, recoveryCode: way.code.trim(), newPassword: way.pair.password }, answering),
  );
  const isSaidAtField =
    Object.values(way.problems).some((problem) => problem !== null) || hasCode(recover.error, 'WAIT_BEFORE_RETRY');
  return (
    <form ref={form} className={css['form']} onSubmit={submit} onKeyDown={enterMoves} noValidate>
      <div>
        <h2 className={css['heading']}>用恢复码设置新密码</h2>
        <p className={css['purpose']}>
          恢复码用过一次就作废，程序会换发新的。数据不受影响。
          {users.length > 1 ? '有管理员在场时不必用恢复码：请管理员登录后，在「设置」的用户名单里重设密码。' : ''}
        </p>
      </div>
      <UserChoice
        users={users}
        userId={userId}
        onUser={(id) => {
          way.endWait();
          onUser(id);
        }}
      />
      <TextField
        label="恢复码"
        isRequired
        autoFocus
        maxLength={80}
        value={way.code}
        onChange={way.setCode}
        problem={way.codeProblem}
        hint="首次设置时打印的那一张纸上。大小写、空格和横线都可以不管。"
      />
      <NewPasswordFields
        label="新密码"
        value={way.pair}
        onChange={way.setPair}
        problems={way.problems}
        knownWords={users.map((user) => user.name)}
      />
      {recover.isError && !isSaidAtField ? (
        <Notice meaning="danger" role="alert">
          {sentenceOf(recover.error)}
        </Notice>
      ) : null}
      <div className={css['buttons']}>
        <Anchor component="button" type="button" size="sm" className={css['other']} onClick={onCounty}>
          恢复码也找不到，请县级解锁
        </Anchor>
        <Button variant="default" onClick={onBack} disabled={recover.isPending}>
          {WORDS.back}
        </Button>
        <Button type="submit" loading={recover.isPending} disabled={way.isWaiting}>
          设置新密码并进入
        </Button>
      </div>
    </form>
  );
}
