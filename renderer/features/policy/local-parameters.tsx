import type { PackSummary } from '#shared/contract/policy.ts';
import { useChannel } from '../../client/use-channel.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { LocalParameterForm } from './local-parameter-form.tsx';

/** Values the policy leaves to the county, each with the county document that sets it. */
export function LocalParameters({ parameters }: { readonly parameters: PackSummary['localParameters'] }) {
  const { data, error, refetch } = useChannel('policy/localParameters', {});
  if (parameters.length === 0) return null;
  return (
    <PageSection title="县级参数" note="政策文件交给县里确定的数值。没有填写时，用到它的测算会标为缺资料。">
      {data === undefined ? (
        error === null ? (
          <Loading lines={2} />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )
      ) : (
        parameters.map((parameter) => {
          const current = data.values.find(({ key }) => key === parameter.key) ?? null;
          // A value set elsewhere in the meantime starts the form anew.
          return <LocalParameterForm key={`${parameter.key} ${current?.setAt ?? ''}`} {...{ parameter, current }} />;
        })
      )}
    </PageSection>
  );
}
