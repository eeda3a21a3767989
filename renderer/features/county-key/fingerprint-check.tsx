import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Chip } from '../../ui/chip.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import css from './county-key.module.css';
import { Fingerprint } from './fingerprint.tsx';
import { isLastGroup, typedDigits } from './fingerprint-groups.ts';
import { useCheckedKey } from './use-checked-key.ts';

const GROUP = 4;

/**
 * A key's fingerprint. Until its last group was typed in as the county read it over the telephone, the key is
 * 待核对: whoever sent the file could have sent another.
 */
export function FingerprintCheck({ fingerprint }: { readonly fingerprint: string }) {
  const [checked, check] = useCheckedKey();
  const [typed, setTyped] = useState('');
  if (checked === fingerprint)
    return (
      <div className={css['checked']}>
        <Fingerprint text={fingerprint} />
        <Chip meaning="ok" icon={IconCircleCheck}>
          已电话核对
        </Chip>
      </div>
    );
  const isWrong = typedDigits(typed).length >= GROUP && !isLastGroup(fingerprint, typed);
  return (
    <div className={css['check']}>
      <div className={css['read']}>
        <div className={css['checked']}>
          <Fingerprint text={fingerprint} hidesLast />
          <Chip meaning="warn" icon={IconAlertTriangle}>
            待核对
          </Chip>
        </div>
        <p className={css['advice']}>
          请打电话给县级医保局，由对方从头读核对码。前面各组与这里一致，再填对方读的最后一组。
        </p>
      </div>
      <div className={css['lastGroup']}>
        <TextField
          label="对方读的最后一组（四位）"
          inputMode="numeric"
          maxLength={8}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            if (isLastGroup(fingerprint, text)) check(fingerprint);
          }}
          problem={
            isWrong
              ? {
                  severity: 'wrong',
                  text: '与这个公钥不一致。请再听一遍；仍不一致时不要使用，改向县级医保局重新索取。',
                }
              : null
          }
        />
      </div>
    </div>
  );
}
