import { Button, SegmentedControl } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { SCAN_AFTER } from '#shared/contract/data/scan.ts';
import { useAction, useChannel } from '../../../client/use-channel.ts';
import { useMissingRole } from '../../../client/use-missing-role.ts';
import { instantInWords } from '../../../text/instants.ts';
import { notifyDone, notifyFailure } from '../../../ui/overlay/notify.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import { WhoCan } from '../../../ui/who-can.tsx';
import css from './scan-folder.module.css';

/** Where a link to this section leads. */
const PLACE = 'scan-folder';
const AFTER_WORDS = { leave: '留在原处', move: '移到其中的「已收」文件夹' } as const;

/** Where the scanner puts its files, and what becomes of those that were taken. */
export function ScanFolderSection() {
  const choice = useChannel('scan/choice', {}).data?.choice ?? null;
  const missing = useMissingRole('clerk');
  const choose = useAction('scan/choose', ['scan/choice', 'scan/list']);
  const setAfter = useAction('scan/after', ['scan/choice']);
  const forget = useAction('scan/forget', ['scan/choice']);
  const place = useRef<HTMLDivElement>(null);
  const { hash, state } = useLocation();
  useEffect(() => {
    if (hash !== PLACE) return;
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }, [hash, state]);
  const isBlocked = missing !== null;
  return (
    <PageSection
      title="扫描文件夹"
      note="扫描仪或手机把文件存到这个文件夹以后，打开的申请里会列出新文件，选中就能收为附件。只读取文件，从不删除。"
    >
      <div ref={place}>
        <WhoCan id="who-can-scan" line={missing} />
        {choice === null ? null : (
          <Facts
            facts={[
              { name: '文件夹', value: choice.folder },
              { name: '列出哪些', value: `${instantInWords(choice.since)}以后存入、还没有收下的文件` },
              {
                name: '收下以后',
                value: (
                  <SegmentedControl
                    aria-label="收下以后原文件"
                    size="xs"
                    disabled={isBlocked}
                    value={choice.after}
                    data={SCAN_AFTER.map((value) => ({ value, label: AFTER_WORDS[value] }))}
                    onChange={(value) => {
                      const after = SCAN_AFTER.find((each) => each === value);
                      if (after !== undefined) setAfter.mutate({ after }, { onError: notifyFailure });
                    }}
                  />
                ),
              },
            ]}
          />
        )}
        <div className={css['acts']}>
          <Button
            variant="default"
            disabled={isBlocked}
            aria-describedby={isBlocked ? 'who-can-scan' : undefined}
            loading={choose.isPending}
            onClick={() =>
              choose.mutate(
                {},
                {
                  onSuccess: ({ folder }) => {
                    if (folder !== null) notifyDone(`扫描文件夹已设为 ${folder}。`);
                  },
                  onError: notifyFailure,
                },
              )
            }
          >
            {choice === null ? '选择扫描文件夹' : '换一个文件夹'}
          </Button>
          {choice === null ? null : (
            <Button
              variant="default"
              disabled={isBlocked}
              loading={forget.isPending}
              onClick={() => forget.mutate({}, { onError: notifyFailure })}
            >
              不再使用
            </Button>
          )}
        </div>
      </div>
    </PageSection>
  );
}
