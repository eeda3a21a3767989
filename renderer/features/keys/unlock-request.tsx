import { Button } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import type { UnlockRequestView } from '#shared/contract/access/keys.ts';
import { sentenceOf } from '../../client/app-failure.ts';
import { useAction } from '../../client/use-channel.ts';
import { instantToMinute } from '../../text/instants.ts';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import css from './keys.module.css';
import { QrCode } from './qr-code.tsx';

type UnlockRequestProps = {
  /** Null: none was made yet. */
  readonly request: UnlockRequestView | null;
  /** Whose request waits that a new one would replace; null: nobody else's. */
  readonly replacedName: string | null;
  readonly userId: string;
};

/** The request to the county: made, and given as file, QR code or text. */
export function UnlockRequest({ request, replacedName, userId }: UnlockRequestProps) {
  const make = useAction('keys/makeUnlockRequest', ['keys/unlockRequest']);
  const save = useAction('keys/saveUnlockRequest');
  const saveFile = () =>
    save.mutate(
      {},
      {
        onSuccess: ({ path }) => {
          if (path !== null) notifyDone('申请文件已保存。');
        },
        onError: notifyFailure,
      },
    );
  const button = (
    <Button
      variant={request === null ? 'filled' : 'default'}
      size={request === null ? 'sm' : 'compact-sm'}
      loading={make.isPending}
      onClick={() => make.mutate({ userId })}
    >
      {request === null ? '生成解锁申请' : '重新生成'}
    </Button>
  );
  return (
    <section className={css['step']} aria-label="解锁申请">
      <h3 className={css['stepTitle']}>第一步　把申请交给县级医保局</h3>
      {make.isError ? (
        <Notice meaning="danger" role="alert">
          {sentenceOf(make.error)}
        </Notice>
      ) : null}
      {request === null ? (
        <>
          {replacedName === null ? null : (
            <p className={css['state']}>现有 {replacedName} 的一份申请，重新生成后那一份就不能用了。</p>
          )}
          <div>{button}</div>
        </>
      ) : (
        <div className={css['request']}>
          <QrCode text={request.text} label="解锁申请的二维码" />
          <div className={css['requestSide']}>
            <p className={css['state']}>
              申请人 {request.userName}，{instantToMinute(request.at)} 生成。
              {request.isOver ? '' : '县级答复 7 天内有效，只能用一次。'}
            </p>
            {request.isOver ? <Notice meaning="warn">这份申请已过期，请重新生成。</Notice> : null}
            <div className={css['buttons']}>
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconFileDownload size={16} stroke={1.5} />}
                loading={save.isPending}
                onClick={saveFile}
              >
                存成文件
              </Button>
              {button}
            </div>
            <textarea
              className={css['text']}
              aria-label="解锁申请的文字"
              readOnly
              rows={4}
              value={request.text}
              onFocus={(event) => event.currentTarget.select()}
            />
            <p className={css['state']}>
              文件、二维码、文字任选一种。申请里没有密码和群众信息。重新生成后，前一份申请的答复就不能用了。
            </p>
          </div>
        </div>
      )}
    </section>
  );
}
