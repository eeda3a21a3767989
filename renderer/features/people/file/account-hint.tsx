import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { isOtherAccount } from './other-account.ts';

type AccountHintProps = {
  readonly idNumber: string;
  readonly account: ApplicationForm['account'];
  /** The application it is typed into. */
  readonly applicationId: string;
};

/** The last account of a person where another one is typed now; null: it is the same, or there was none. */
export function useOtherAccount({ idNumber, account, applicationId }: AccountHintProps) {
  const probe = { idNumber, except: applicationId };
  const last = useChannel('person/lastAccount', probe, { enabled: idNumber.trim() !== '' }).data?.last ?? null;
  return last !== null && isOtherAccount(account, last.account) ? last : null;
}

/** The money would go to another account than last time: said to whoever types it and to whoever reviews it. */
export function AccountHint(props: AccountHintProps) {
  const last = useOtherAccount(props);
  if (last === null) return null;
  const { holder, bank, number } = last.account;
  return (
    <Notice
      meaning="warn"
      action={
        <Anchor component={Link} to={`/applications/${last.applicationId}`} size="sm">
          看上次的申请
        </Anchor>
      }
    >
      收款账户与上次不同。上次（{last.number}，{last.acceptedOn} 受理）：{holder}，{bank} {number}。
      请对照银行卡或存折原件核对，防止错付和冒领。
    </Notice>
  );
}
