import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { instantToMinute } from '../../text/instants.ts';
import { Confirm } from '../../ui/overlay/confirm.tsx';
import { notifyFailure } from '../../ui/overlay/notify.tsx';
import { Notice } from '../../ui/page/notice.tsx';

/** While the clock cannot be right: what waits for it, and the way on once it is. */
export function ClockNotice() {
  const { data, refetch } = useChannel('damage/clock', {});
  const mayConfirm = useSession().user.roles.includes('admin');
  const confirm = useAction('damage/confirmClock', ['damage/clock']);
  const [isAsking, setAsking] = useState(false);
  const trouble = data?.trouble ?? null;
  if (trouble === null) return null;
  const [now, last] = [instantToMinute(trouble.now), instantToMinute(trouble.last)];
  return (
    <>
      <Notice
        meaning="warn"
        role="alert"
        action={
          <span>
            <Button variant="default" size="compact-sm" onClick={() => void refetch()}>
              已调好，重新检查
            </Button>{' '}
            {mayConfirm ? (
              <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
                时间没有错
              </Button>
            ) : null}
          </span>
        }
      >
        电脑时间是 {now}，上次操作的时间是 {last}
        {trouble.kind === 'back' ? '，时间倒退了' : '，相差太久'}
        。请核对电脑右下角的日期；在此之前可以录入和查看，不能受理、确认测算和封批。
      </Notice>
      <Confirm
        isOpen={isAsking}
        title={`现在确实是 ${now}`}
        effect="请对照手机或挂历再看一遍日期和时间。确认以后，以这个时间受理、测算和封批，并记入操作记录。"
        verb="时间没有错"
        isBusy={confirm.isPending}
        onConfirm={() => confirm.mutate({}, { onSuccess: () => setAsking(false), onError: notifyFailure })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
