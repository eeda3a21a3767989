import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../client/use-channel.ts';
import css from './damage.module.css';
import { KeysForm } from './keys-form.tsx';
import { ReadingForm } from './reading-form.tsx';
import { RestoreForm } from './restore-form.tsx';

/** What can be done about each thing that stops the app. */
const RESTORABLE: ReadonlySet<string> = new Set(['STORE_BEHIND', 'STORE_MISSING', 'STORE_CORRUPT', 'ROW_TAMPERED']);
const READABLE: ReadonlySet<string> = new Set(['STORE_BEHIND', 'STORE_CORRUPT', 'ROW_TAMPERED']);

const ABOUT_KEYS: ReadonlySet<string> = new Set(['KEYS_DAMAGED', 'KEYS_OLDER']);

type Mode = 'choose' | 'restore' | 'read' | 'keys';

type StoppedActionsProps = {
  readonly code: string;
  /** Whether a form is open, which needs the room. */
  readonly onForm: (isOpen: boolean) => void;
};

/** The ways out of a stop: look again, read only, restore. */
export function StoppedActions({ code, onForm }: StoppedActionsProps) {
  const [mode, choose] = useState<Mode>('choose');
  const setMode = (next: Mode) => {
    choose(next);
    onForm(next !== 'choose');
  };
  const again = useAction('damage/lookAgain', ['app/status']);
  const back = () => setMode('choose');
  if (mode === 'restore') return <RestoreForm kind="restore" onBack={back} onDone={back} />;
  if (mode === 'read')
    return <ReadingForm onBack={back} onRestore={RESTORABLE.has(code) ? () => setMode('restore') : null} />;
  if (mode === 'keys') return <KeysForm onBack={back} />;
  return (
    <div className={css['buttons']}>
      <Button variant="default" onClick={() => again.mutate({})} loading={again.isPending}>
        重新检查
      </Button>
      {READABLE.has(code) ? (
        <Button variant="default" onClick={() => setMode('read')}>
          只读打开
        </Button>
      ) : null}
      {RESTORABLE.has(code) ? <Button onClick={() => setMode('restore')}>用备份恢复</Button> : null}
      {ABOUT_KEYS.has(code) ? <Button onClick={() => setMode('keys')}>用备份中的密钥</Button> : null}
    </div>
  );
}
