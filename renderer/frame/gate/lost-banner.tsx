import { Notice } from '../../ui/page/notice.tsx';
import css from './gate.module.css';

/** While no service answers: what happened, and that nothing typed is gone. */
export function LostBanner() {
  return (
    <div className={css['lost']}>
      <Notice meaning="warn" role="alert">
        后台服务中断，正在自动恢复。填写的内容都在，请不要关闭窗口。
      </Notice>
    </div>
  );
}
