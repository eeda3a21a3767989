import { useQueryClient } from '@tanstack/react-query';
import { useAppEvent } from '../../client/use-app-event.ts';
import { channelKey, useChannel } from '../../client/use-channel.ts';
import { Notice } from '../../ui/page/notice.tsx';
import css from './damage.module.css';
import { diskWords } from './disk-words.ts';

/** Stays in sight as long as the disk does not take what is saved, and goes by itself when it does again. */
export function DiskBanner() {
  const client = useQueryClient();
  useAppEvent('disk/changed', () => void client.invalidateQueries({ queryKey: channelKey('damage/disk') }));
  const trouble = useChannel('damage/disk', {}).data?.trouble ?? null;
  if (trouble === null) return null;
  const isUnsaved = trouble.kind !== 'low';
  return (
    <div className={css['banner']} data-banner>
      <Notice meaning={isUnsaved ? 'danger' : 'warn'} role={isUnsaved ? 'alert' : 'status'}>
        {diskWords(trouble)}
      </Notice>
    </div>
  );
}
