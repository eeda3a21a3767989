import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { UseMutationResult } from '@tanstack/react-query';
import type { RekeyView } from '#shared/contract/access/keys.ts';
import type { ChannelInput, ChannelOutput } from '#shared/contract/index.ts';
import { hasCode, sentenceOf } from '../../../client/app-failure.ts';
import { focusFirstProblem } from '../../../ui/field/focus-first-problem.ts';
import { PasswordField } from '../../../ui/field/password-field.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { ownPasswordWords } from '../../password/own-password-words.ts';
import css from '../keys.module.css';

type BeginRekeyProps = {
  readonly lacking: RekeyView['lacking'];
  /** The page holds it: its answer, the new recovery code, must outlast this form. */
  readonly begin: UseMutationResult<ChannelOutput<'keys/beginRekey'>, Error, ChannelInput<'keys/beginRekey'>>;
};

/** What a new data key changes and what it does not; the own password before it is made. */
export function BeginRekey({ lacking, begin }: BeginRekeyProps) {
  const [password, setPassword] = useState('');
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isAboutPassword = hasCode(begin.error, 'WRONG_PASSWORD', 'WAIT_BEFORE_RETRY');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password === '') {
      setMissing(true);
      focusFirstProblem(form);
      return;
    }
    begin.mutate({ password }, { onError: () => focusFirstProblem(form) });
  };
  return (
    <form ref={form} className={css['form']} onSubmit={submit} noValidate>
      <ul className={css['effects']}>
        <li>已移除的用户即使留着这台电脑的旧文件和自己的密码，也打不开换好以后的数据。</li>
        <li>恢复码换成新的，纸上原来的立即作废。新的只显示一次，请先准备好打印机或纸笔。</li>
        <li>其他用户的密码不变，下次照常登录。还没有用掉的县级解锁申请作废，需要时重新生成。</li>
        <li>
          以前的备份不会变：在这台电脑上仍可恢复；恢复到新电脑，要用备份当天的密码或恢复码。带在外面的旧备份，当时知道密码的人仍能打开，请收回或销毁。
        </li>
      </ul>
      {lacking.length > 0 ? (
        <Notice meaning="warn">
          {lacking.join('、')}{' '}
          升级后还没有登录过，现在换密钥会使他们打不开数据。请他们先各登录一次，或在「用户」页重设密码。
        </Notice>
      ) : (
        <PasswordField
          label="登录密码"
          isRequired
          value={password}
          onChange={(text) => {
            setPassword(text);
            setMissing(false);
            begin.reset();
          }}
          problem={
            isMissing
              ? { severity: 'missing', text: '请输入您自己的登录密码，以确认是您本人更换。' }
              : isAboutPassword && begin.error !== null
                ? { severity: 'wrong', text: ownPasswordWords(begin.error) }
                : null
          }
        />
      )}
      {begin.isError && !isAboutPassword ? (
        <Notice meaning="danger" role="alert">
          {sentenceOf(begin.error)}
          {hasCode(begin.error, 'REKEY_HALF') ? '' : '数据密钥没有更换，各人的密码和纸上的恢复码都照旧。'}
        </Notice>
      ) : null}
      {begin.isPending ? (
        <Notice meaning="info" role="status">
          正在更换，约需半分钟，请不要关机。
        </Notice>
      ) : null}
      <div className={css['buttons']}>
        <Button type="submit" disabled={lacking.length > 0} loading={begin.isPending}>
          更换数据密钥
        </Button>
      </div>
    </form>
  );
}
