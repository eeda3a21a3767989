import type { PackSummary } from '#shared/contract/policy.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import { missingFirst } from './missing-first.ts';
import { ParameterRow } from './parameter-row.tsx';

/** Values the policy leaves to the county, those that hold something up first. */
export function LocalParameters({ pack }: { readonly pack: PackSummary }) {
  const { user } = useSession();
  const { data, error, refetch } = useChannel('policy/localParameters', {});
  if (pack.localParameters.length === 0) return null;
  const canSet = user.roles.includes('admin');
  return (
    <PageSection title="地方参数" note="政策文件交给县里（或市里）确定的数值。没有填写时，用到它的测算会标为缺资料。">
      {canSet ? null : <Notice meaning="info">只有管理员能填写和修改。需要修改时，请管理员登录后办理。</Notice>}
      {data === undefined ? (
        error === null ? (
          <Loading lines={2} />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )
      ) : (
        missingFirst(pack.localParameters, data.values).map((parameter) => (
          <ParameterRow
            key={parameter.key}
            parameter={parameter}
            values={data.values.filter(({ key }) => key === parameter.key)}
            packFrom={pack.effectiveFrom}
            canSet={canSet}
          />
        ))
      )}
    </PageSection>
  );
}
