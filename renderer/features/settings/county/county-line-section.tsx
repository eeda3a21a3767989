import { Button } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../../client/use-session.ts';
import { instantToDay } from '../../../text/instants.ts';
import { Facts } from '../../../ui/page/facts.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import { PapersModeField } from '../../sync/papers/papers-mode-field.tsx';
import { useSync } from '../../sync/use-sync.ts';
import css from '../settings.module.css';
import { EnrolForm } from './enrol-form.tsx';
import { LineForm } from './line-form.tsx';

/** Where a link to this section leads. */
const PLACE = 'county-line';

/** The county's service: its address, its certificate, and this PC's registration there. */
export function CountyLineSection() {
  const { user, station } = useSession();
  const { data } = useSync();
  const [isChanging, setChanging] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const { hash, state } = useLocation();
  // There is nothing to go to before.
  const isLoaded = data !== undefined;
  useEffect(() => {
    if (hash !== PLACE || !isLoaded) return;
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
  }, [hash, state, isLoaded]);
  if (data === undefined) return null;
  const { line, enrolment } = data;
  const isAdmin = user.roles.includes('admin');
  const isEditing = isAdmin && (line === null || isChanging);
  return (
    <PageSection
      title="县级联网"
      note="填好并登记以后，封好的批次自动送到县级，回执和处理结果自动取回。不联网也能用 U 盘往来。"
    >
      <div ref={place}>
        {line === null ? null : (
          <Facts
            facts={[
              { name: '服务地址', value: line.address },
              ...(line.certificate === null
                ? [{ name: '证书', value: line.address.startsWith('https:') ? '公开机构签发的' : '本机的服务，不需要' }]
                : [
                    { name: '证书', value: line.certificate.subject },
                    { name: '证书指纹', value: line.certificate.fingerprint },
                    { name: '有效期至', value: instantToDay(line.certificate.until) },
                  ]),
              {
                name: '本机登记',
                value:
                  enrolment === null
                    ? '还没有登记'
                    : `${enrolment.countyName}（${enrolment.county}），${instantToDay(enrolment.enrolledAt)}`,
              },
            ]}
          />
        )}
        {line === null || enrolment === null ? null : <PapersModeField />}
        {isAdmin ? null : <p>填写地址和登记本机，请由管理员登录后办理。</p>}
        {isEditing ? (
          <LineForm
            address={line?.address ?? ''}
            onCancel={line === null ? null : () => setChanging(false)}
            onSaved={() => setChanging(false)}
          />
        ) : null}
        {isAdmin && station.county === null ? <p>登记以前，请先导入县级公钥。</p> : null}
        {isAdmin && !isChanging && station.county !== null ? (
          // Also without an address: where there is no network a PC is registered with files.
          <EnrolForm isEnrolled={enrolment !== null} hasLine={line !== null} />
        ) : null}
        {isAdmin && !isEditing ? (
          <Button variant="default" className={css['change']} onClick={() => setChanging(true)}>
            更换地址或证书
          </Button>
        ) : null}
      </div>
    </PageSection>
  );
}
