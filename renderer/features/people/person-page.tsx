import { Link } from '@tanstack/react-router';
import { Button } from '@mantine/core';
import { IconArrowLeft, IconListDetails } from '@tabler/icons-react';
import type { PersonFile } from '#shared/contract/people/person.ts';
import { ID_TYPE_WORDS } from '#shared/domain/person/id-document.ts';
import { useChannel } from '../../client/use-channel.ts';
import { instantToMinute } from '../../text/instants.ts';
import { WORDS } from '../../text/words.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { Page, PageBody, PageSection } from '../../ui/page/page.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { PersonFormSection } from './file/person-form.tsx';
import { RosterIdentities } from './file/roster-identities.tsx';
import { HouseholdSection } from './household/household-section.tsx';
import { MergedList } from './merge/merged-list.tsx';
import css from './people.module.css';

const NEW = 'new';

/** One person: the file, the household, what was applied for, what was merged and changed. */
export function PersonPage({ id }: { readonly id: string }) {
  const isNew = id === NEW;
  const { data, error, refetch } = useChannel('people/get', { id }, { enabled: !isNew });
  const title = isNew ? '新建档案' : (data?.form.person.name ?? '个人档案');
  const back = (
    <Link to="/people" className={css['link']} aria-label={`返回${WORDS.people}`}>
      <IconArrowLeft size={18} stroke={1.5} aria-hidden />
    </Link>
  );
  return (
    <Page
      title={title}
      back={back}
      action={
        isNew ? undefined : (
          <Button
            variant="default"
            leftSection={<IconListDetails size={16} stroke={1.5} />}
            renderRoot={(props) => <Link to="/ledger" search={{ person: id }} {...props} />}
          >
            {WORDS.ledger}
          </Button>
        )
      }
      purpose={
        isNew
          ? '家庭成员可以先建档案，办理申请时按证件号自动带出。'
          : '证件、姓名、性别、出生日期和账户的改动要写明原因，旧内容留在记录里。'
      }
    >
      <PageBody>
        {isNew ? (
          <PersonFormSection file={null} />
        ) : data === undefined ? (
          error === null ? (
            <Loading lines={8} />
          ) : (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <WholeFile file={data} />
        )}
      </PageBody>
    </Page>
  );
}

function WholeFile({ file }: { readonly file: PersonFile }) {
  return (
    <>
      {file.standsFor === null ? null : (
        <Notice
          meaning="info"
          action={
            <Link to="/people/$id" params={{ id: file.standsFor.id }} className={css['link']}>
              打开
            </Link>
          }
        >
          这份档案已并入{file.standsFor.name}的另一份档案，限额按一个人计算。
        </Notice>
      )}
      {/* Another revision is another form: what was saved is what is typed into. */}
      <PersonFormSection key={`${file.id} ${file.revision}`} file={file} />
      <HouseholdSection file={file} />
      <RosterIdentities idNumber={file.form.person.idNumber} />
      <MergedList file={file} />
      <Applications file={file} />
      <History file={file} />
    </>
  );
}

function Applications({ file }: { readonly file: PersonFile }) {
  return (
    <PageSection title="申请" note={file.applications.length === 0 ? '还没有申请过。' : undefined}>
      <ul className={css['list']}>
        {file.applications.map((row) => (
          <li key={row.id}>
            <Link to="/applications/$id" params={{ id: row.id }} className={css['link']}>
              {row.number ?? WORDS.noNumber}
            </Link>
            <StatusChip status={row.status} />
            <span>{row.visitCount} 张票据</span>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

function History({ file }: { readonly file: PersonFile }) {
  return (
    <PageSection title="变动记录">
      <ul className={css['list']}>
        {file.formerNumbers.map(({ idType, idNumber, why, endedAt }) => (
          <li key={`${idNumber} ${endedAt}`}>
            <span className={css['when']}>{instantToMinute(endedAt)}</span>
            <span className={css['what']}>{why === 'changed' ? '曾用证件号' : '录错的证件号'}</span>
            <span className={css['grow']}>
              {ID_TYPE_WORDS[idType]} {idNumber}，{why === 'changed' ? '仍可用它找到这份档案' : '不再用它找到这份档案'}
            </span>
          </li>
        ))}
        {file.history.toReversed().map(({ at, who, what, reason }, index) => (
          <li key={`${at} ${index}`}>
            <span className={css['when']}>{instantToMinute(at)}</span>
            <span className={css['what']}>{what}</span>
            <span className={css['grow']}>{reason}</span>
            <span className={css['soft']}>{who}</span>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
