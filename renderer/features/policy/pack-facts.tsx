import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { PackSummary } from '#shared/contract/policy.ts';
import { Chip } from '../../ui/chip.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { effectiveRange } from './effective-range.ts';

/** Which document it is, where and when it holds. */
export function PackFacts({ pack, isInUse }: { readonly pack: PackSummary; readonly isInUse: boolean }) {
  const open = pack.values.filter(({ confirmed }) => !confirmed).length;
  return (
    <PageSection title={pack.title}>
      <Facts
        facts={[
          { name: '地区', value: pack.region },
          { name: '执行时间', value: effectiveRange(pack) },
          { name: '救助对象', value: pack.classes.map(({ name }) => name).join('、') },
          {
            name: '状态',
            value: (
              <>
                {isInUse ? (
                  <Chip meaning="ok" icon={IconCircleCheck}>
                    本机使用
                  </Chip>
                ) : null}{' '}
                {open > 0 ? (
                  <Chip meaning="warn" icon={IconAlertTriangle}>
                    {open} 个数值未核定
                  </Chip>
                ) : null}
              </>
            ),
          },
          { name: '校验值', value: <span title={pack.hash}>{pack.hash.replace(/^\w+:/, '').slice(0, 16)}</span> },
        ]}
      />
    </PageSection>
  );
}
