import { SegmentedControl } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useChannel } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { WORDS } from '../../text/words.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Page, PageBody } from '../../ui/page/page.tsx';
import { LocalParameters } from './local-parameters.tsx';
import { PackFacts } from './pack-facts.tsx';
import { PackValues } from './pack-values.tsx';

/** 政策包: what is in force, each value with its article, and what the county sets. */
export function PolicyPage() {
  const { station } = useSession();
  const { data, error, refetch } = useChannel('policy/list', {});
  const [chosen, setChosen] = useState(station.pack);
  const pack = data?.packs.find(({ id }) => id === chosen);
  return (
    <Page title={WORDS.policy} purpose="测算用到的每个数值和它的条款原文。标为未核定的数值，用前请与文件核对。">
      <PageBody>
        {data === undefined ? (
          error === null ? (
            <Loading />
          ) : (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <>
            {data.packs.length > 1 ? (
              <SegmentedControl
                aria-label="政策包"
                value={chosen}
                onChange={setChosen}
                data={data.packs.map(({ id, region }) => ({ value: id, label: region }))}
              />
            ) : null}
            {pack === undefined ? (
              <EmptyState icon={IconFileOff} title="本机选用的政策包没有安装" hint="请联系县级维护人员安装后再办理。" />
            ) : (
              <>
                <PackFacts pack={pack} isInUse={pack.id === station.pack} />
                <PackValues values={pack.values} />
                {pack.id === station.pack ? <LocalParameters parameters={pack.localParameters} /> : null}
              </>
            )}
          </>
        )}
      </PageBody>
    </Page>
  );
}
