import { Modal } from '@mantine/core';
import { Kbd } from '../../../renderer/ui/kbd.tsx';
import css from './key-help.module.css';

const GROUPS: readonly {
  readonly title: string;
  readonly keys: readonly (readonly [keys: readonly string[], words: string])[];
}[] = [
  {
    title: '各处',
    keys: [
      [['Alt+1', 'Alt+2', '…'], '换到左边的第几页'],
      [['F1'], '打开或关上这张表'],
      [['Esc'], '关上最上面的窗口'],
    ],
  },
  {
    title: '列表',
    keys: [
      [['J', 'K'], '下一行、上一行'],
      [['Enter'], '打开'],
      [['Space'], '选上或去掉（没有问题的案件）'],
      [['Shift+A'], '成批批准所选的'],
      [['/'], '到查找框'],
    ],
  },
  {
    title: '案件',
    keys: [
      [['A'], '批准'],
      [['P'], '部分批准'],
      [['R'], '退回'],
      [['N', 'B'], '列表里的下一件、上一件'],
      [['L'], '回到案件列表'],
      [['V'], '看材料'],
    ],
  },
  {
    title: '材料',
    keys: [
      [['↑', '↓'], '上一份、下一份'],
      [['+', '-', '0'], '放大、缩小图片，适合宽度'],
      [['T'], '旋转图片'],
    ],
  },
];

/** Every key of the console, on F1. */
export function KeyHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="快捷键" size={520} closeButtonProps={{ 'aria-label': '关闭' }}>
      <div className={css['groups']}>
        {GROUPS.map(({ title, keys }) => (
          <section key={title}>
            <h2 className={css['title']}>{title}</h2>
            <dl className={css['keys']}>
              {keys.map(([pressed, words]) => (
                <div key={words} className={css['line']}>
                  <dt className={css['pressed']}>
                    {pressed.map((one) => (
                      <kbd key={one}>
                        <Kbd keys={one} />
                        <span className={css['spoken']}>{one}</span>
                      </kbd>
                    ))}
                  </dt>
                  <dd className={css['words']}>{words}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className={css['note']}>正在填写时，字母键照常输入。</p>
      </div>
    </Modal>
  );
}
