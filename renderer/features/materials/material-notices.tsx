import { Button, Progress } from '@mantine/core';
import { errorText } from '#shared/errors.ts';
import { Notice } from '../../ui/page/notice.tsx';
import css from './materials.module.css';
import type { Materials } from './use-materials.ts';

/** What is under way and what went wrong; each refused file by its name. */
export function MaterialNotices({ materials: { adding, error, refused, stop } }: { readonly materials: Materials }) {
  return (
    <div className={css['notices']}>
      <div className={css['adding']} role="status">
        {adding === null ? null : (
          <>
            <Progress className={css['progress']} value={(adding.done / adding.total) * 100} aria-hidden />
            正在加密保存第 {adding.done + 1} / {adding.total} 个文件……
            {adding.total > 1 ? (
              <Button size="compact-xs" variant="default" onClick={stop}>
                停止
              </Button>
            ) : null}
          </>
        )}
      </div>
      {error === null ? null : (
        <Notice meaning="danger" role="alert">
          {errorText(error)}
        </Notice>
      )}
      {refused.length === 0 ? null : (
        <Notice meaning="danger" role="alert">
          <ul className={css['refused']}>
            {refused.map((each, index) => (
              <li key={index}>
                {each.name}：{errorText(each.error)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
