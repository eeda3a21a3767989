import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Notice } from '../../../../renderer/ui/page/notice.tsx';
import { Page } from '../../../../renderer/ui/page/page.tsx';
import type { PublicationView } from '../../api/publish-views.ts';
import { useCall } from '../../client/use-call.ts';
import { Asked } from '../../ui/asked.tsx';
import { WORDS } from '../../words.ts';
import { PublicationList } from './publication-list.tsx';
import css from './publish.module.css';
import { PublishLedger } from './publish-ledger.tsx';
import { PublishPack } from './publish-pack.tsx';
import { PublishRoster } from './roster/publish-roster.tsx';
import { SendAlso } from './send-also.tsx';

const DIALOGS = { roster: PublishRoster, pack: PublishPack, ledger: PublishLedger } as const;
type Dialog = keyof typeof DIALOGS;
const VERBS: readonly (readonly [Dialog, string])[] = [
  ['roster', '下发名册'],
  ['pack', '下发政策包'],
  ['ledger', '下发已用额度'],
];

/** When the same roster or pack was sent again after this one; null: this is the newest. The list has the newest first. */
const newerAt = (of: PublicationView, publications: readonly PublicationView[]): string | null => {
  const newest = publications.find(({ kind, title }) => kind === of.kind && title === of.title);
  return newest === undefined || newest.id === of.id ? null : newest.at;
};

/** Rosters, policy packs and used-up limits for the townships, and who has fetched them. */
export function PublishPage() {
  const query = useCall('published', {});
  const [open, setOpen] = useState<Dialog | null>(null);
  const [again, setAgain] = useState<PublicationView | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const Open = open === null ? null : DIALOGS[open];
  return (
    <Page
      title={WORDS.publish}
      purpose="名册、政策包和已用额度从这里发给乡镇，乡镇联网或用 U 盘取走后试算、比较，再导入。"
      action={
        <Group gap={8}>
          {VERBS.map(([dialog, verb]) => (
            <Button
              key={dialog}
              variant="default"
              onClick={() => {
                setDone(null);
                setOpen(dialog);
              }}
            >
              {verb}
            </Button>
          ))}
        </Group>
      }
    >
      {done === null ? null : (
        <div className={css['done']}>
          <Notice meaning="ok">{done}</Notice>
        </div>
      )}
      <Asked query={query}>
        {({ publications, devices, today }) => (
          <>
            <PublicationList
              publications={publications}
              devices={devices}
              onSendAlso={(publication) => {
                setDone(null);
                setAgain(publication);
              }}
            />
            {again === null ? null : (
              <SendAlso
                publication={again}
                devices={devices}
                newerAt={newerAt(again, publications)}
                onDone={(words) => {
                  setDone(words);
                  setAgain(null);
                }}
                onClose={() => setAgain(null)}
              />
            )}
            {Open === null ? null : (
              <Open
                devices={devices}
                today={today}
                onDone={(words) => {
                  setDone(words);
                  setOpen(null);
                }}
                onClose={() => setOpen(null)}
              />
            )}
          </>
        )}
      </Asked>
    </Page>
  );
}
