import { Select } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { useState } from 'react';
import { sentenceOf } from '../../client/app-failure.ts';
import { useChannel } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { WORDS } from '../../text/words.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { Page, PageBody } from '../../ui/page/page.tsx';
import { ChoosePack } from './install/choose-pack.tsx';
import { InstallButton } from './install/install-button.tsx';
import { LocalParameters } from './local/local-parameters.tsx';
import { PackFacts } from './pack-facts.tsx';
import { PackValues } from './pack-values.tsx';

/** 政策包: what is in force, each value with its article, what the county sets, and how a new pack comes in; `item`: one that the county sent. */
export function PolicyPage({ item }: { readonly item: string | null }) {
  const { station, user } = useSession();
  const { data, error, refetch } = useChannel('policy/list', {});
  const [chosen, setChosen] = useState(station.pack);
  const [refusal, setRefusal] = useState<Error | null>(null);
  const pack = data?.packs.find(({ id }) => id === chosen);
  const isAdmin = user.roles.includes('admin');
  const isInUse = pack?.id === station.pack;
  return (
    <Page
      title={WORDS.policy}
      purpose="测算用到的每个数值和它的条款原文。标为未核定的数值，用前请与文件核对。"
      action={isAdmin ? <InstallButton item={item} onRefused={setRefusal} /> : undefined}
    >
      <PageBody>
        {refusal === null ? null : (
          <Notice meaning="danger" role="alert">
            {sentenceOf(refusal)}
          </Notice>
        )}
        {data === undefined ? (
          error === null ? (
            <Loading />
          ) : (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <>
            {data.packs.length > 1 ? (
              <Select
                label="查看的政策包"
                w={640}
                allowDeselect={false}
                value={chosen}
                onChange={(id) => setChosen(id ?? station.pack)}
                data={data.packs.map(({ id, region, title }) => ({
                  value: id,
                  label: `${id === station.pack ? '（本机使用）' : ''}${region}　${title}`,
                }))}
              />
            ) : null}
            {pack === undefined ? (
              <EmptyState icon={IconFileOff} title="本机选用的政策包没有安装" hint="请联系县级维护人员安装后再办理。" />
            ) : (
              <>
                <PackFacts pack={pack} isInUse={isInUse} action={isAdmin ? <ChoosePack pack={pack} /> : null} />
                {isInUse ? <LocalParameters pack={pack} /> : null}
                <PackValues values={pack.values} />
              </>
            )}
          </>
        )}
      </PageBody>
    </Page>
  );
}
