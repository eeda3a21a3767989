import { Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconFileTypePdf, IconPhoto } from '@tabler/icons-react';
import type { ScanRow } from '#shared/contract/data/scan.ts';
import { errorText } from '#shared/errors.ts';
import { instantToMinute } from '../../../text/instants.ts';
import css from './scan.module.css';
import { usePreview } from './use-preview.ts';

type ScanCardProps = {
  readonly scan: ScanRow;
  readonly isChosen: boolean;
  readonly isDisabled: boolean;
  readonly onChoose: (isChosen: boolean) => void;
};

/** A scan that can be taken: a small picture, its name and when it came. */
export function ScanCard({ scan: { key, name, at }, isChosen, isDisabled, onChoose }: ScanCardProps) {
  return (
    <label className={css['card']} data-chosen={isChosen || undefined} title={`${name}　${instantToMinute(at)}`}>
      <Picture scanKey={key} />
      <span className={css['caption']}>
        <Checkbox
          size="xs"
          checked={isChosen}
          disabled={isDisabled}
          aria-label={`选取扫描件：${name}`}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        <span className={css['name']}>{name}</span>
      </span>
    </label>
  );
}

function Picture({ scanKey }: { readonly scanKey: string }) {
  const preview = usePreview(scanKey);
  switch (preview.state) {
    case 'loading':
      return (
        <span className={css['picture']}>
          <IconPhoto size={24} stroke={1.25} aria-hidden />
        </span>
      );
    case 'failed':
      return (
        <span className={css['picture']} title={errorText(preview.error)}>
          <IconAlertTriangle size={24} stroke={1.5} className={css['bad']} aria-label="打不开" />
        </span>
      );
    case 'ready':
      return (
        <span className={css['picture']}>
          {preview.url === null ? (
            <IconFileTypePdf size={28} stroke={1.25} aria-hidden />
          ) : (
            <img src={preview.url} alt="" className={css['image']} />
          )}
        </span>
      );
  }
}
