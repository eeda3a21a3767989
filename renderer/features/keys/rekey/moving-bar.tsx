import { Progress } from '@mantine/core';
import type { RekeyView } from '#shared/contract/access/keys.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import css from '../keys.module.css';
import { percentOf } from './rekey-words.ts';

/** How far the moving to the new key is, and what it means for the work. */
export function MovingBar({ view }: { readonly view: RekeyView }) {
  if (!view.isMoving) return null;
  const percent = percentOf(view);
  return (
    <div className={css['moving']}>
      <div className={css['job']} role="status" aria-label="正在换用新密钥加密">
        <span>正在换用新密钥加密</span>
        <Progress value={percent} className={css['bar'] ?? ''} aria-label={`${percent}%`} />
        <span className={css['percent']}>{percent}%</span>
      </div>
      {view.failure === null ? null : (
        <Notice meaning="warn">{view.failure} 换密钥已暂停，原有数据没有丢失，一分钟后自动接着做。</Notice>
      )}
      <Notice meaning="info">
        可以照常办理业务。锁定、关机都不要紧，下次登录后自动接着做。做完以前，旧密钥仍能打开还没有换的那部分。
      </Notice>
    </div>
  );
}
