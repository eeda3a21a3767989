import { IconBuildingHospital, IconCheck } from '@tabler/icons-react';
import { WORDS } from '../../text/words.ts';
import css from './setup.module.css';

export const STEPS = [
  { word: '单位与电脑', title: '这台电脑在哪个窗口', purpose: '名称和代码印在文书上，也编进申请号，启用后不能改。' },
  { word: '政策包', title: '执行哪一份政策', purpose: '待遇标准全部来自政策包，每个数值都能查到原文条款。' },
  { word: '首位用户与密码', title: '谁在这里办理', purpose: '姓名记入每一步操作，密码用来打开本机加密的数据。' },
  { word: '恢复码', title: '请保管好恢复码', purpose: '电脑已启用。最后一步：把恢复码留在纸上。' },
] as const;

/** Where one is in the first run. */
export function SetupSteps({ current }: { readonly current: number }) {
  return (
    <aside className={css['side']}>
      <div className={css['brand']}>
        <IconBuildingHospital size={30} stroke={1.5} aria-hidden />
        <div>
          <div className={css['brandName']}>{WORDS.appName}</div>
          <div className={css['brandNote']}>首次设置</div>
        </div>
      </div>
      <ol className={css['steps']} aria-label="步骤">
        {STEPS.map(({ word }, index) => (
          <li
            key={word}
            className={css['step']}
            data-state={index < current ? 'done' : index === current ? 'now' : 'later'}
            aria-current={index === current ? 'step' : undefined}
          >
            <span className={css['dot']} aria-hidden>
              {index < current ? <IconCheck size={14} stroke={2.5} /> : index + 1}
            </span>
            {word}
          </li>
        ))}
      </ol>
      <p className={css['sideNote']}>全程不需要联网。数据只保存在这台电脑上，并且加密。</p>
    </aside>
  );
}
