import { Modal } from '@mantine/core';
import { instantToMinute } from '../../text/instants.ts';
import { WORDS } from '../../text/words.ts';
import { useDialogCare } from '../../ui/overlay/use-dialog-care.ts';
import { useIntake } from '../intake/state/use-intake.ts';
import css from './decision.module.css';

/** 办理记录: who did what when, from where to where, and why; the newest first. */
export function Timeline({ onClose }: { readonly onClose: () => void }) {
  const history = useIntake((state) => state.detail.history);
  useDialogCare(true);
  return (
    <Modal opened onClose={onClose} title="办理记录" size={560} closeButtonProps={{ 'aria-label': WORDS.close }}>
      <ol className={css['steps']} aria-label="办理记录">
        {history.toReversed().map(({ at, who, what, moved, reason }, index) => (
          <li key={`${at}/${index}`} className={css['step']}>
            <div>
              {what}
              {moved === '' ? null : <span className={css['soft']}>（{moved}）</span>}
            </div>
            <div className={css['when']}>
              {instantToMinute(at)} {who}
            </div>
            {reason === '' ? null : <p className={css['why']}>{reason}</p>}
          </li>
        ))}
      </ol>
    </Modal>
  );
}
