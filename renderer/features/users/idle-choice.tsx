import { SegmentedControl } from '@mantine/core';
import { useAction } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { notifyFailure } from '../../ui/overlay/notify.tsx';

const CHOICES = [2, 5, 10] as const;

/** Minutes without key or pointer until the window locks by itself; ten are the most there can be. */
export function IdleChoice({ isAdmin }: { readonly isAdmin: boolean }) {
  const { idleMinutes } = useSession();
  const save = useAction('session/setIdleMinutes', ['app/status']);
  if (!isAdmin) return `${idleMinutes} 分钟没有操作时锁定`;
  const minutes = CHOICES.some((choice) => choice === idleMinutes) ? CHOICES : [...CHOICES, idleMinutes];
  return (
    <SegmentedControl
      aria-label="多久没有操作时锁定"
      value={String(idleMinutes)}
      disabled={save.isPending}
      onChange={(chosen) => save.mutate({ minutes: Number(chosen) }, { onError: notifyFailure })}
      data={minutes.toSorted((a, b) => a - b).map((each) => ({ value: String(each), label: `${each} 分钟` }))}
    />
  );
}
