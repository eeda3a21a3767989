import { IconUsers } from '@tabler/icons-react';
import { Chip } from '../../../../renderer/ui/chip.tsx';
import type { PayLine } from '../../api/views.ts';
import css from './payments.module.css';
import { accountWords, type PersonsByAccount, sharedWords } from './pay-account-words.ts';

type PayAccountProps = { readonly row: PayLine; readonly persons: PersonsByAccount };

/** The account of a line. Families share one, so that is said and nothing is held: the payer looks before the money goes. */
export function PayAccount({ row, persons }: PayAccountProps) {
  const shared = sharedWords(row, persons);
  return (
    <span className={css['account']}>
      {shared === '' ? null : (
        <Chip meaning="info" icon={IconUsers}>
          {shared}
        </Chip>
      )}
      <span className={css['accountWords']}>{accountWords(row)}</span>
    </span>
  );
}
