import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Notice } from '../../../../ui/page/notice.tsx';
import { useIntake } from '../../state/use-intake.ts';

/** Under a bill whose care began after the person's registered death: refused, and where the registration is. */
export function AfterDeath({ visitKey }: { readonly visitKey: string }) {
  const died = useIntake(
    ({ assessment }) => assessment?.afterDeath.find(({ visit }) => visit === visitKey)?.died ?? null,
  );
  const personId = useIntake(({ match }) => match?.id ?? null);
  if (died === null) return null;
  return (
    <Notice
      meaning="danger"
      role="alert"
      action={
        personId === null ? undefined : (
          <Anchor component={Link} to={`/people/${personId}`} size="sm">
            打开档案
          </Anchor>
        )
      }
    >
      家庭登记的死亡日期是 {died}，这张票据在死亡之后，不能受理。请核对票据日期和死亡证明。
    </Notice>
  );
}
