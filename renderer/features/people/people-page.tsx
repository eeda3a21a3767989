import { Button } from '@mantine/core';
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMissingRole } from '../../client/use-missing-role.ts';
import { WORDS } from '../../text/words.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Page } from '../../ui/page/page.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { WhoCan } from '../../ui/who-can.tsx';
import { PEOPLE_COLUMNS } from './people-columns.tsx';
import css from './people.module.css';
import { usePeople } from './use-people.ts';

/** 人员与家庭: everybody with a file, found as in the search box. */
export function PeoplePage() {
  const navigate = useNavigate();
  const missing = useMissingRole('clerk');
  const [text, setText] = useState('');
  const { rows, total, error, retry, more } = usePeople(text.trim());
  const add = (
    <>
      <WhoCan id="who-can-add" line={missing} />
      <Button
        disabled={missing !== null}
        aria-describedby={missing === null ? undefined : 'who-can-add'}
        leftSection={<IconUserPlus size={16} stroke={1.5} />}
        onClick={() => void navigate({ to: '/people/$id', params: { id: 'new' } })}
      >
        新建档案
      </Button>
    </>
  );
  return (
    <Page title={WORDS.people} purpose="每个人的证件、联系方式和账户，家庭成员和变动。" action={add}>
      <div className={css['find']} role="search" aria-label="人员名单">
        <TextField
          label="查找人员"
          isLabelHidden
          autoFocus
          placeholder="姓名、拼音、证件号后几位、电话、村"
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          maxLength={64}
          value={text}
          onChange={setText}
        />
        {rows === null ? null : <span className={css['soft']}>共 {total} 人</span>}
      </div>
      {rows === null ? (
        error === null ? (
          <Loading lines={8} />
        ) : (
          <ErrorState error={error} onRetry={retry} />
        )
      ) : (
        <DataTable
          id="people"
          label="人员"
          columns={PEOPLE_COLUMNS}
          rows={rows}
          keyOf={(row) => row.id}
          part={{ sort: { column: 'none', isDescending: true }, onSort: () => undefined, total, onEnd: more }}
          onOpen={(row) => void navigate({ to: '/people/$id', params: { id: row.id } })}
          empty={
            text.trim() === '' ? (
              <EmptyState
                icon={IconUsers}
                title="还没有人员档案"
                hint="受理申请时自动建立；家庭成员可以点「新建档案」先建。"
              />
            ) : (
              <EmptyState
                icon={IconUsers}
                title={`没有找到「${text.trim()}」`}
                hint="换姓名、拼音、证件号后几位或村名再找；确实没有时点「新建档案」。"
              />
            )
          }
        />
      )}
    </Page>
  );
}
