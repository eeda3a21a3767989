import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../client/use-session.ts';
import { Facts } from '../../ui/page/facts.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { ChangePassword } from '../password/change-password.tsx';
import { IdleChoice } from './idle-choice.tsx';
import { roleWords } from './role-words.ts';
import css from './users.module.css';

/** In 设置: who is logged in, the own password, and for the administrator the way to the others. */
export function UsersSection() {
  const { user } = useSession();
  const [isChanging, setChanging] = useState(false);
  const isAdmin = user.roles.includes('admin');
  return (
    <PageSection title="用户与登录" note="每人用自己的姓名和密码登录，办理记录写明是谁做的。">
      <Facts
        facts={[
          { name: '当前用户', value: user.name },
          { name: '角色', value: roleWords(user.roles) },
          { name: '自动锁定', value: <IdleChoice isAdmin={isAdmin} /> },
        ]}
      />
      <div className={css['sectionButtons']}>
        <Button variant="default" onClick={() => setChanging(true)}>
          修改密码
        </Button>
        {isAdmin ? (
          <Button variant="default" component={Link} to="/settings/users">
            管理用户
          </Button>
        ) : (
          <span className={css['advice']}>添加、移除用户和更换角色，请由管理员登录后办理。</span>
        )}
      </div>
      {isChanging ? <ChangePassword onClose={() => setChanging(false)} /> : null}
    </PageSection>
  );
}
