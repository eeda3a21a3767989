import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PackSummary } from '#shared/contract/policy.ts';
import { useSession } from '../../client/use-session.ts';
import { instantInWords } from '../../text/instants.ts';
import { Chip } from '../../ui/chip.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { PackDoubts } from './pack-doubts.tsx';
import { packDoubts } from './pack-fit.ts';
import { effectiveRange } from './effective-range.ts';

type PackFactsProps = {
  readonly pack: PackSummary;
  readonly isInUse: boolean;
  /** What can be done with it. */
  readonly action: ReactNode;
};

/** Which document it is, where and when it holds, where it came from. */
export function PackFacts({ pack, isInUse, action }: PackFactsProps) {
  const open = pack.values.filter(({ confirmed }) => !confirmed).length;
  const { release } = pack;
  const { station, today } = useSession();
  const isFitting = packDoubts(pack, station.townshipCode, today).length === 0;
  return (
    <PageSection title={pack.title}>
      <PackDoubts pack={pack} />
      <Facts
        facts={[
          { name: '文号', value: pack.documentNumber ?? '未载' },
          { name: '地区', value: pack.region },
          { name: '执行时间', value: effectiveRange(pack) },
          { name: '救助对象', value: pack.classes.map(({ name }) => name).join('、') },
          {
            name: '来源',
            value:
              release === null
                ? '随程序提供'
                : `第 ${release.version} 版，${release.installedBy}于${instantInWords(release.installedAt)}安装（签名公钥 ${release.signer}）`,
          },
          {
            name: '状态',
            value: (
              <>
                {isInUse ? (
                  <Chip meaning={isFitting ? 'ok' : 'warn'} icon={isFitting ? IconCircleCheck : IconAlertTriangle}>
                    本机使用
                  </Chip>
                ) : (
                  action
                )}{' '}
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
