import { ActionIcon } from '@mantine/core';
import { IconScan, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import css from './scan.module.css';
import type { TakenScan } from './take-scan.ts';

type ScanFieldProps = {
  readonly onScan: (typed: string) => void;
  readonly onClose: () => void;
};

/** F9: a field for the scanner, open until Esc, so that a pile of bills is read one after the other. */
export function ScanField({ onScan, onClose }: ScanFieldProps) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div className={css['scan']}>
      <IconScan size={18} stroke={1.5} aria-hidden />
      <label className={css['label']}>
        扫描票据
        <input
          ref={field}
          className={css['field']}
          value={typed}
          placeholder="扫描票据上的二维码，逐张扫描，按 Esc 结束"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              onScan(typed);
              setTyped('');
            } else if (event.key === 'Escape') onClose();
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      </label>
      <ActionIcon size={24} aria-label="结束扫描" title="结束扫描 Esc" onClick={onClose}>
        <IconX size={15} stroke={1.5} />
      </ActionIcon>
    </div>
  );
}

/** What came of the last scan. */
export function ScanOutcome({ taken }: { readonly taken: TakenScan }) {
  return (
    <p className={css['outcome']} data-severity={taken.severity} role={taken.severity === 'ok' ? 'status' : 'alert'}>
      {taken.text}
    </p>
  );
}
