import { Button, FileButton } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { LONGEST_ORDER } from '#shared/protocol/order/county-order.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { NewPasswordFields } from '../password/new-password-fields.tsx';
import { UserChoice } from '../session/user-choice.tsx';
import { useWayIn, type WayInProps } from '../session/use-way-in.ts';
import css from './keys.module.css';
import { UnlockRequest } from './unlock-request.tsx';

/** The last way back in: neither password nor recovery code nor administrator, so the county opens this PC once. */
export function CountyUnlockForm({ users, userId, onUser, onHold, onBack, onDone }: WayInProps) {
  /** Text of the answer file, in place of a typed code. */
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | null>(null);
  const { data } = useChannel('keys/unlockRequest', {});
  const open = useAction('keys/unlockOnce');
  const form = useRef<HTMLFormElement>(null);
  const way = useWayIn(form, { onHold, onDone }, () => true);
  const takeFile = async (chosen: File | null) => {
    if (chosen === null) return;
    open.reset();
    way.clear();
    setFile({ name: chosen.name, text: chosen.size > LONGEST_ORDER ? '{}' : await chosen.text() });
  };
  const isEmpty = file === null && way.code.trim() === '';
  const submit = way.submit(isEmpty ? '请输入县级念出的解锁码，或选择县级发来的答复文件。' : null, (answering) => {
    // A file that is empty is a file that cannot be read, not a code of no characters.
    const answer = file === null ? way.code : file.text.trim() === '' ? '{}' : file.text;
    open.mutate({ answer, newPassword: way.pair.password }, answering);
  });

  const waiting = data?.request ?? null;
  const request = waiting?.userId === userId ? waiting : null;
  const replacedName = request === null && waiting !== null ? waiting.userName : null;
  const { codeProblem, isWaiting } = way;
  return (
    <form ref={form} className={css['form']} onSubmit={submit} noValidate>
      <div>
        <h2 className={css['heading']}>请县级解锁</h2>
        <p className={css['state']}>
          恢复码也找不到、又没有别的管理员时用。不需要联网，数据不受影响；进入时设置新密码，并换发新的恢复码。
        </p>
      </div>
      {data?.isReady === false ? (
        <Notice meaning="warn">
          本机还没有为县级解锁做好准备（没有导入县级公钥，或导入后没有登录过）。请用恢复码，或请本机管理员登录后重设密码。
        </Notice>
      ) : (
        <>
          <UserChoice users={users} userId={userId} onUser={onUser} />
          <UnlockRequest request={request} replacedName={replacedName} userId={userId} />
          {request === null ? null : (
            <section className={css['step']} aria-label="县级答复">
              <h3 className={css['stepTitle']}>第二步　输入县级的答复</h3>
              {file === null ? (
                <div className={css['answer']}>
                  <TextField
                    label="解锁码"
                    isRequired
                    maxLength={120}
                    value={way.code}
                    onChange={way.setCode}
                    problem={codeProblem}
                    hint="40 个字符，8 组，每组 5 个。大小写、空格和横线都可以不管。"
                  />
                  <FileButton
                    onChange={(chosen) => void takeFile(chosen)}
                    inputProps={{ 'aria-label': '县级答复文件' }}
                  >
                    {(button) => (
                      <Button {...button} variant="default" leftSection={<IconFileUpload size={16} stroke={1.5} />}>
                        选择答复文件
                      </Button>
                    )}
                  </FileButton>
                </div>
              ) : (
                <Notice
                  meaning={codeProblem === null ? 'info' : 'danger'}
                  action={
                    <Button variant="subtle" size="compact-sm" onClick={() => setFile(null)}>
                      改为输入解锁码
                    </Button>
                  }
                >
                  {codeProblem === null ? `答复文件：${file.name}` : codeProblem.text}
                </Notice>
              )}
              <NewPasswordFields
                label="新密码"
                value={way.pair}
                onChange={way.setPair}
                problems={way.problems}
                knownWords={users.map((user) => user.name)}
              />
            </section>
          )}
        </>
      )}
      <div className={css['end']}>
        <Button variant="default" onClick={onBack} disabled={open.isPending}>
          {WORDS.back}
        </Button>
        {request === null ? null : (
          <Button type="submit" loading={open.isPending} disabled={isWaiting || request.isOver}>
            设置新密码并进入
          </Button>
        )}
      </div>
    </form>
  );
}
