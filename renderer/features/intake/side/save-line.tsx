import { IconAlertTriangle, IconCheck, IconCloudUpload } from '@tabler/icons-react';
import { errorText } from '#shared/errors.ts';
import { takeTheirs } from '../state/intake-actions.ts';
import { useIntake, useIntakeSession } from '../state/use-intake.ts';
import css from './side.module.css';

/** `2023-06-15T10:23:05+08:00` → `10:23:05`. */
const clockTime = (instant: string): string => instant.slice(11, 19);

/** Whether what is on the screen is on the disk. */
export function SaveLine() {
  const session = useIntakeSession();
  const save = useIntake((state) => state.save);
  switch (save.kind) {
    case 'saved':
      return save.at === null ? (
        <p className={css['save']} role="status">
          输入后自动保存
        </p>
      ) : (
        <p className={css['save']} role="status">
          <IconCheck size={14} stroke={2} aria-hidden />
          已保存 {clockTime(save.at)}
        </p>
      );
    case 'saving':
      return (
        <p className={css['save']} role="status">
          <IconCloudUpload size={14} stroke={1.75} aria-hidden />
          正在保存
        </p>
      );
    case 'failed':
      return (
        <p className={css['save']} data-meaning="danger" role="alert">
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          {save.error.code === 'DISK_FULL'
            ? '还没有保存，有空间后自动接着保存。'
            : `没有存上：${errorText(save.error)}`}
        </p>
      );
    case 'conflict':
      return (
        <div className={css['conflict']} role="alert">
          <p className={css['save']} data-meaning="danger">
            <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
            没有存上：这份申请已在别处改动，您填写的内容仍在屏幕上。
          </p>
          <button type="button" className={css['textButton']} onClick={() => void session.autosave.keepMine()}>
            用屏幕上的内容保存
          </button>
          <button type="button" className={css['textButton']} onClick={() => void takeTheirs(session)}>
            改用已保存的内容
          </button>
        </div>
      );
  }
}
